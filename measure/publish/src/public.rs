//! The public figures of one kind of source: decided once for a snapshot, asked many times.

use crate::{
    PublishError,
    plan::{self, Geography, NO, Plan, UNKNOWN, UNKNOWN_OR_FEW, YES},
};
use lantern_disclosure::{Category, Code, Counts, Dimension as PublicDimension, DisclosureError, PublicCell, Release, Threshold};
use lantern_facts::{Condition, CountUnit, Dimension, Figure, FigureKind, Query, Snapshot, Table, TableRow, is_missing, order_rows};
use lantern_model::SourceKind;
use std::collections::{HashMap, HashSet};

/// A release with the plan it was made by.
pub(crate) struct PublicFigures {
    release: Release,
    source_kind: SourceKind,
    threshold: u64,
    position: i64,
    /// The dimensions of which some categories are too rare to be told.
    pooled: HashSet<PublicDimension>,
}

impl PublicFigures {
    /// Counts the records that are old enough, and decides what is published of them.
    pub(crate) async fn decide(snapshot: &Snapshot, source_kind: SourceKind, threshold: u64, held_back_from: i32) -> Result<Self, PublishError> {
        let plan = Plan::of(geography(snapshot, source_kind).await?)?;
        let mut totals = Totals::new(&plan);
        snapshot.each_row(&plan.columns, source_kind, Some(held_back_from), |texts: &[&str], count: u64| totals.add(texts, count)).await?;
        let mut counts = Counts::new(&plan.lattice);
        let rare = totals.rare(&plan, threshold);
        let is_pooled = |(_, rare): &(&PublicDimension, &HashSet<String>)| rare.iter().any(|category| category != UNKNOWN_OR_FEW);
        let pooled = plan.lattice.dimensions().iter().zip(&rare).filter(is_pooled).map(|(dimension, _)| dimension.clone()).collect();
        let mut feed = Feed::new(&plan, rare, threshold);
        let mut failed = None;
        snapshot
            .each_row(&plan.columns, source_kind, Some(held_back_from), |texts: &[&str], count: u64| {
                if failed.is_none() {
                    failed = feed.add(texts, count, &plan, &mut counts).err();
                }
            })
            .await?;
        if let Some(error) = failed {
            return Err(error.into());
        }
        let release = Release::decide(&counts, Threshold::new(threshold)?)?;
        Ok(Self { release, source_kind, threshold, position: snapshot.position(), pooled })
    }

    /// A public table; [`PublishError::NotPublic`] names the nearest ones.
    pub(crate) fn table(&self, query: &Query) -> Result<Table, PublishError> {
        match query.by.as_slice() {
            [one] if plan::is_multiple(*one) && query.conditions.is_empty() => self.each_code(*one),
            _ => self.cross(query),
        }
    }

    fn empty(&self, by: Vec<Dimension>, query: &Query) -> Table {
        Table {
            id: None,
            by,
            conditions: query.conditions.iter().map(told).collect(),
            unit: CountUnit::Records,
            source_kind: self.source_kind,
            rows: Vec::new(),
            all: Figure::Withheld,
            known: Figure::Withheld,
            additive: true,
            position: self.position,
            figures: FigureKind::Public { threshold: self.threshold },
        }
    }

    /// A table of dimensions with one code per record.
    fn cross(&self, query: &Query) -> Result<Table, PublishError> {
        let fixed = self.fixed(query)?;
        let stands_in_rows = |dimension: &Dimension| query.by.contains(dimension);
        let dimensions: Vec<PublicDimension> = query.by.iter().map(|one| PublicDimension::from(one.name())).collect();
        let filters = fixed.iter().filter(|(dimension, _)| !stands_in_rows(dimension));
        let filters: Vec<(PublicDimension, Category)> = filters.map(|(dimension, code)| (dimension.name().into(), (*code).into())).collect();
        // A condition on what the table is divided by keeps some of its rows.
        let kept: Vec<Option<&str>> = query.by.iter().map(|one| fixed.iter().find(|(dimension, _)| dimension == one).map(|(_, code)| *code)).collect();
        let counted = self.release.table(&dimensions, &filters).and_then(|counted| counted.cell(&kept).map(|total| (counted, total)));
        let (counted, total) = match counted {
            Ok(counted) => counted,
            Err(DisclosureError::UnknownCategory { dimension, .. }) => return Ok(self.nobody_or_few(&dimension, query)),
            Err(error) => return Err(self.refusal(error, query)),
        };
        let mut table = self.empty(query.by.clone(), query);
        for row in counted.rows() {
            let Some(codes) = row.categories.iter().map(|category| category.map(Category::as_str)).collect::<Option<Vec<_>>>() else { continue };
            let is_kept = kept.iter().zip(&codes).all(|(kept, code)| kept.is_none_or(|kept| kept == *code));
            let figure = figure(row.cell);
            if is_kept && (figure != Figure::Exact(0) || codes.len() <= 1) {
                table.rows.push(TableRow { codes: codes.into_iter().map(str::to_owned).collect(), figure });
            }
        }
        table.all = figure(total);
        table.known = known(&table);
        order_rows(&mut table.rows, &table.by);
        Ok(table)
    }

    /// The one code that each condition asks for, as the release has it.
    fn fixed<'a>(&self, query: &'a Query) -> Result<Vec<(Dimension, &'a str)>, PublishError> {
        let mut fixed: Vec<(Dimension, &str)> = Vec::new();
        for Condition { dimension, codes } in &query.conditions {
            let [code] = codes.as_slice() else { return Err(self.nearest(query)) };
            let code = public_code(code);
            match fixed.iter().find(|(other, _)| other == dimension) {
                Some((_, same)) if *same == code => {}
                // A record may well have two citizenships; publicly it stands in neither of them.
                Some(_) => return Err(self.nearest(query)),
                None if plan::is_never_counted(*dimension, code) => return Err(self.nearest(query)),
                None => fixed.push((*dimension, code)),
            }
        }
        Ok(fixed)
    }

    /// The answer for a category that is not told by itself. Nobody has it, which is a true zero; but where the dimension has
    /// rare categories, it may be one of them, and then not even that somebody has it is told.
    fn nobody_or_few(&self, dimension: &PublicDimension, query: &Query) -> Table {
        let figure = if self.pooled.contains(dimension) { Figure::Withheld } else { Figure::Exact(0) };
        let rows = if query.by.is_empty() { vec![TableRow { codes: Vec::new(), figure }] } else { Vec::new() };
        Table { all: figure, known: figure, rows, ..self.empty(query.by.clone(), query) }
    }

    /// Every table that can be asked for, small ones first.
    pub(crate) fn tables(&self) -> Vec<Vec<Dimension>> {
        let named = |table: &Vec<PublicDimension>| match table.as_slice() {
            [one] => plan::parse(one.as_str()).map(|dimension| vec![dimension]),
            several => several.iter().map(|one| Dimension::parse(one.as_str())).collect(),
        };
        self.release.tables().iter().filter_map(named).collect()
    }

    /// A field with several values: how many of the records that answer it have each code.
    fn each_code(&self, dimension: Dimension) -> Result<Table, PublishError> {
        let (by, shared) = (vec![dimension], PublicDimension::from(plan::known(dimension.name())));
        let query = Query { by: by.clone(), conditions: Vec::new(), source_kind: Some(self.source_kind) };
        let mut table = self.empty(by.clone(), &query);
        table.additive = false;
        let answered = self.release.table(&[shared], &[]).map_err(|error| self.refusal(error, &query))?;
        let cell = |category: &str| answered.cell(&[Some(category)]).map_or(Figure::Exact(0), figure);
        (table.all, table.known) = (figure(answered.total()), cell(YES));
        for code in plan::codes_of(dimension.name()) {
            let asked = PublicDimension::from(plan::has(dimension.name(), code));
            let figure = match self.release.table(&[asked], &[]) {
                Ok(one) => one.cell(&[Some(YES)]).map_or(Figure::Exact(0), figure),
                Err(_) => Figure::Withheld,
            };
            if figure != Figure::Exact(0) {
                table.rows.push(TableRow { codes: vec![code.to_owned()], figure });
            }
        }
        withhold_company(&mut table.rows, table.known, self.threshold);
        table.rows.push(TableRow { codes: vec![UNKNOWN.to_owned()], figure: cell(NO) });
        order_rows(&mut table.rows, &table.by);
        Ok(table)
    }

    /// What is refused, and the nearest tables that are not.
    fn refusal(&self, error: DisclosureError, asked: &Query) -> PublishError {
        match error {
            DisclosureError::NotOnLattice { .. } | DisclosureError::WithheldWhole { .. } | DisclosureError::UnknownDimension { .. } => self.nearest(asked),
            other => other.into(),
        }
    }

    /// The published tables that share most with what was asked, conditions included, coarser dimensions standing for finer ones.
    fn nearest(&self, asked: &Query) -> PublishError {
        let wanted: Vec<Dimension> =
            asked.by.iter().chain(asked.conditions.iter().map(|condition| &condition.dimension)).copied().map(plan::stands_for).collect();
        let mut tables: Vec<Vec<Dimension>> = self.tables();
        tables.retain(|table| !table.is_empty() && table.iter().all(|one| wanted.contains(one)));
        let most = tables.iter().map(Vec::len).max();
        tables.retain(|table| Some(table.len()) == most);
        PublishError::NotPublic { nearest: tables }
    }
}

/// A condition in the words in which it is answered: publicly the ways of not knowing are one.
fn told(condition: &Condition) -> Condition {
    Condition { dimension: condition.dimension, codes: condition.codes.iter().map(|code| public_code(code).to_owned()).collect() }
}

const fn figure(cell: PublicCell) -> Figure {
    match cell {
        PublicCell::Count(count) => Figure::Exact(count),
        PublicCell::Withheld => Figure::Withheld,
    }
}

fn public_code(code: &str) -> &str {
    if is_missing(code) { UNKNOWN_OR_FEW } else { code }
}

/// Some fields that take several codes have one in every record, and readers may well know it: then the codes add up to those who
/// answer, and a small one withheld alone is the difference. The smallest others are withheld with it until there is room; a
/// reader also knows that each of these is no less than the threshold.
fn withhold_company(codes: &mut [TableRow], answered: Figure, threshold: u64) {
    let told: u64 = codes.iter().filter_map(|row| row.figure.exact()).sum();
    let withheld = codes.iter().filter(|row| row.figure == Figure::Withheld).count() as u64;
    let Some(rest) = answered.exact().and_then(|answered| answered.checked_sub(told)).filter(|rest| *rest > 0 && withheld > 0) else { return };
    let mut room = rest.saturating_sub(withheld);
    codes.sort_by_key(|row| row.figure.exact());
    for row in codes {
        match row.figure {
            Figure::Exact(count) if count > 0 && room < threshold - 1 => {
                room += count.saturating_sub(threshold);
                row.figure = Figure::Withheld;
            }
            _ => {}
        }
    }
}

/// What percent of known refers to: all known rows, if each of them is published.
fn known(table: &Table) -> Figure {
    let rows = table.rows.iter().filter(|row| row.is_known());
    rows.map(|row| row.figure.exact()).sum::<Option<u64>>().map_or(Figure::Withheld, Figure::Exact)
}

/// The finest geography that the records tell.
async fn geography(snapshot: &Snapshot, source_kind: SourceKind) -> Result<Geography, PublishError> {
    for (name, geography) in [("exploitation_area", Geography::Areas), ("exploitation_country", Geography::Countries)] {
        let by = Dimension::parse(name).into_iter().collect();
        let table = snapshot.table(&Query { by, conditions: Vec::new(), source_kind: Some(source_kind) }).await?;
        if table.known != Figure::Exact(0) {
            return Ok(geography);
        }
    }
    Ok(Geography::Regions)
}

/// How many records have each text of each column: what is rare, and told as "unknown or few".
struct Totals {
    columns: Vec<HashMap<String, u64>>,
}

impl Totals {
    fn new(plan: &Plan) -> Self {
        Self { columns: vec![HashMap::new(); plan.columns.len()] }
    }

    fn add(&mut self, texts: &[&str], count: u64) {
        for (column, text) in self.columns.iter_mut().zip(texts) {
            match column.get_mut(*text) {
                Some(total) => *total += count,
                None => drop(column.insert((*text).to_owned(), count)),
            }
        }
    }

    /// Per place of the lattice, the categories that fewer than the threshold have.
    fn rare(&self, plan: &Plan, threshold: u64) -> Vec<HashSet<String>> {
        let mut rare = vec![HashSet::new(); plan.lattice.dimensions().len()];
        for (column, texts) in self.columns.iter().enumerate() {
            for place in plan.places(column).filter(|place| plan.pools(*place)) {
                let mut totals: HashMap<&str, u64> = HashMap::new();
                for (text, count) in texts {
                    *totals.entry(plan.category(place, text)).or_default() += count;
                }
                rare[place] = totals.into_iter().filter(|(_, total)| *total < threshold).map(|(category, _)| category.to_owned()).collect();
            }
        }
        rare
    }
}

/// Remembers the codes of every text seen in a column: a million records have a few thousand of them.
struct Feed {
    /// Per column, the places it fills.
    places: Vec<Vec<usize>>,
    /// Per column, the codes for each text, in the order of its places.
    known: Vec<HashMap<String, Vec<Code>>>,
    /// Per place, the categories that are too rare to be told.
    rare: Vec<HashSet<String>>,
    threshold: u64,
    row: Vec<Code>,
}

impl Feed {
    fn new(plan: &Plan, rare: Vec<HashSet<String>>, threshold: u64) -> Self {
        let places: Vec<Vec<usize>> = (0..plan.columns.len()).map(|column| plan.places(column).collect()).collect();
        Self { known: vec![HashMap::new(); places.len()], places, rare, threshold, row: Vec::new() }
    }

    /// The category of a text at a place, as far as it may be told.
    fn told<'a>(&self, plan: &Plan, place: usize, text: &'a str) -> &'a str {
        let category = plan.category(place, text);
        if self.rare[place].contains(category) { UNKNOWN_OR_FEW } else { category }
    }

    /// The code of what is told. Readers know the rule: what stands by itself, where rare categories do not, is no rare one.
    fn code(&self, plan: &Plan, place: usize, text: &str, counts: &mut Counts) -> Result<Code, DisclosureError> {
        let told = self.told(plan, place, text);
        if plan.pools(place) && told != UNKNOWN_OR_FEW {
            counts.at_least(plan.public(place), told, self.threshold)?;
        }
        counts.code(plan.public(place), told)
    }

    fn add(&mut self, texts: &[&str], count: u64, plan: &Plan, counts: &mut Counts) -> Result<(), DisclosureError> {
        let width = plan.lattice.dimensions().len();
        for (column, text) in texts.iter().enumerate() {
            if !self.known[column].contains_key(*text) {
                let codes = self.places[column].iter().map(|place| self.code(plan, *place, text, counts));
                let codes = codes.collect::<Result<Vec<_>, _>>()?;
                self.known[column].insert((*text).to_owned(), codes);
            }
            let codes = &self.known[column][*text];
            if self.row.len() != width {
                // Any code will do to make room: every place is filled below before the row is counted.
                self.row = vec![codes[0]; width];
            }
            for (place, code) in self.places[column].iter().zip(codes) {
                self.row[*place] = *code;
            }
        }
        counts.add_codes(&self.row, count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A code withheld alone takes the smallest others with it until there is room; where codes overlap, none is the difference.
    #[test]
    fn a_withheld_code_is_not_the_difference() {
        let counts = [Figure::Exact(120), Figure::Exact(11), Figure::Withheld, Figure::Exact(30), Figure::Exact(0)];
        let withheld = |answered: u64| {
            let mut rows: Vec<TableRow> = counts.iter().map(|figure| TableRow { codes: vec![format!("{figure:?}")], figure: *figure }).collect();
            withhold_company(&mut rows, Figure::Exact(answered), 11);
            let mut codes: Vec<String> = rows.into_iter().filter(|row| row.figure == Figure::Withheld).map(|row| row.codes.concat()).collect();
            codes.sort();
            codes.join(" ")
        };
        // 165 − 120 − 30 − 11 is 4; "11" is known to be no less than 11, so 30 has to go too.
        assert_eq!(withheld(165), "Exact(11) Exact(30) Withheld");
        assert_eq!(withheld(200), "Withheld");
        assert_eq!(withheld(150), "Withheld");
    }
}
