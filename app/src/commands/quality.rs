//! `lantern quality`: what each source records, how soon, and where it contradicts itself.

use super::{Asked, grid};
use crate::{arguments::Reading, outcome::Outcome};
use anyhow::Result;
use lantern_publish::quality_json;
use lantern_words::Arg;

pub async fn run(reading: &Reading, asked: &Asked) -> Result<Outcome> {
    let figures = asked.house.figures().await?;
    let names = asked.house.names(&figures);
    let (words, console) = (asked.words(), &asked.console);
    let sources = figures.quality();
    if reading.json {
        console.say(&serde_json::to_string_pretty(&quality_json(sources, &names))?);
        return Ok(Outcome::Done);
    }
    if sources.is_empty() {
        console.say(&words.text("quality-empty"));
    }
    for source in sources {
        let title = names.source(source.source);
        console.say(&format!("\n{title} · {}", words.with("count-records", &[("count", Arg::count(source.records))])));
        let heads = [words.text("quality-completeness"), words.text("quality-completeness-known"), words.text("typology-share-all")];
        let mut grid = grid::grid(console.width(), &heads, 1);
        for one in source.completeness.iter().filter(|one| one.known > 0) {
            grid.add_row([names.dimension(one.dimension), words.number(one.known), words.share(one.known, one.all)]);
        }
        console.say(&grid.to_string());
        match &source.timeliness {
            Some(timeliness) => {
                console.say(&format!("  {}", words.with("quality-timeliness-median", &[("count", Arg::count(timeliness.median_days))])));
                console.say(&format!("  {}", words.with("quality-timeliness-late", &[("count", Arg::count(timeliness.ninth_decile_days))])));
            }
            None => console.say(&format!("  {}", words.text("quality-timeliness-unknown"))),
        }
        for (rule, count) in source.contradictions.iter().filter(|(_, count)| *count > 0) {
            console.say(&format!("  {} × {}", words.number(*count), words.text(&format!("quality-rule-{rule}"))));
        }
        if source.duplicates > 0 {
            console.say(&format!("  {}", words.with("quality-duplicates-count", &[("count", Arg::count(source.duplicates))])));
        }
    }
    Ok(Outcome::Done)
}
