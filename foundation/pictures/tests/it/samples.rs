//! One small example of each picture, in English and in Arabic. All places are invented.

use lantern_pictures::{
    Areas, Bar, Bars, Chart, Column, Columns, Direction, Frame, Line, Map, Matrix, Panel, Picture, Pyramids, Ramp, Ribbon, Route, Routes, Segment, SegmentKind,
    Share, ShareRow, Shares, Shown, Slot, Stack, Stacks, Step, Steps, Tick, Value, Width,
};

/// Six areas of two countries, with a line that bends.
pub const TOPOLOGY: &str = r#"{"type":"Topology","objects":{"areas":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","arcs":[[0,1,2,3]],"properties":{"code":"XA-1","country":"XA","name_en":"Nahrin","name_ar":"نهرين"}},
{"type":"Polygon","arcs":[[4,5,-2]],"properties":{"code":"XA-2","country":"XA","name_en":"Dar Selm","name_ar":"دار سلم"}},
{"type":"Polygon","arcs":[[-3,-6,6,7]],"properties":{"code":"XA-3","country":"XA","name_en":"Ashkor","name_ar":"أشكور"}},
{"type":"Polygon","arcs":[[-7,8]],"properties":{"code":"XB-1","country":"XB","name_en":"Lowa","name_ar":"لوا"}}]}},
"arcs":[[[20,10],[20,12.2],[22.4,12.6]],[[22.4,12.6],[22.8,11.3],[22.2,10.4]],[[22.2,10.4],[20.9,9.7]],[[20.9,9.7],[20,10]],
[[22.4,12.6],[24.5,12.9],[25.6,11.6],[25.1,10.2]],[[25.1,10.2],[23.6,10.0],[22.2,10.4]],[[25.1,10.2],[25.4,8.4],[23.8,7.9]],[[23.8,7.9],[21.4,7.7],[20.9,9.7]],
[[25.1,10.2],[27.0,9.6],[26.5,7.8],[23.8,7.9]]]}"#;

/// Words of the samples in two languages.
pub struct Tongue {
    pub direction: Direction,
    pub suffix: &'static str,
}

pub const TONGUES: [Tongue; 2] = [Tongue { direction: Direction::LeftToRight, suffix: "en" }, Tongue { direction: Direction::RightToLeft, suffix: "ar" }];

impl Tongue {
    fn say(&self, english: &'static str, arabic: &'static str) -> String {
        if self.suffix == "ar" { arabic.to_owned() } else { english.to_owned() }
    }

    fn number(&self, count: u64) -> Value {
        let digits = count.to_string();
        let arabic = |digit: char| digit.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(digit);
        Value::count(count, if self.suffix == "ar" { digits.chars().map(arabic).collect() } else { digits })
    }

    fn percent(&self, share: u64) -> String {
        let Value::Count(_, text) = self.number(share) else { unreachable!("a number is a count") };
        text + &self.say("%", "٪")
    }

    fn part(&self, share: u8) -> Share {
        Share::part(f64::from(share) / 100.0, self.percent(u64::from(share)))
    }

    fn withheld(&self) -> Value {
        Value::withheld(self.say("withheld", "محجوب"))
    }

    pub fn frame(&self, id: &str, width: Width) -> Frame {
        Frame::new(id, &self.say("A finding in words", "نتيجة بالكلمات"), self.direction).at(width)
    }
}

pub fn bars(tongue: &Tongue) -> Bars {
    Bars {
        bars: vec![
            Bar::unknown(tongue.say("Not recorded", "غير مسجَّل"), tongue.number(148)).share(tongue.percent(9)),
            Bar::known(tongue.say("Forced labour", "العمل القسري"), tongue.number(620)).share(tongue.percent(37)),
            Bar::known(tongue.say("Use by armed groups", "الاستخدام من جماعات مسلحة"), tongue.number(335)).share(tongue.percent(20)),
            Bar::known(tongue.say("Forced begging", "التسول القسري"), tongue.withheld()),
            Bar::known(tongue.say("Sexual exploitation", "الاستغلال الجنسي"), tongue.number(480)).share(tongue.percent(28)),
            Bar::other(tongue.say("Other forms", "أشكال أخرى"), tongue.number(60)).share(tongue.percent(4)),
        ],
        value_heading: tongue.say("people", "أشخاص"),
        share_heading: tongue.say("of all", "من الكل"),
        ..Bars::default()
    }
}

pub fn shares(tongue: &Tongue) -> Shares {
    let row = |english, arabic, present, missing| ShareRow { label: tongue.say(english, arabic), present: tongue.part(present), missing: tongue.part(missing) };
    let word = tongue.say("withheld", "محجوب");
    Shares {
        rows: vec![
            row("False promises", "وعود كاذبة", 61, 22),
            row("Threats against the person or the family", "تهديدات ضد الشخص أو الأسرة", 58, 28),
            ShareRow { label: tongue.say("Papers withheld", "احتجاز الوثائق"), present: Share::withheld(word), missing: tongue.part(31) },
            row("Earnings taken", "الاستيلاء على الأجر", 29, 47),
        ],
        present_heading: tongue.say("present, of those recorded", "موجودة، من الحالات المسجلة"),
        missing_heading: tongue.say("not recorded", "غير مسجَّل"),
    }
}

pub fn stacks(tongue: &Tongue) -> Stacks {
    let row = |english, arabic, parts: [u64; 3], missing| Stack {
        label: tongue.say(english, arabic),
        parts: parts.into_iter().map(|count| tongue.number(count)).collect(),
        missing: Some(tongue.number(missing)),
    };
    let mut rows = vec![row("Border service", "خدمة الحدود", [310, 220, 40], 90), row("Helpline", "خط المساعدة", [80, 190, 120], 30)];
    rows.push(Stack { label: tongue.say("Hospital", "المستشفى"), parts: vec![tongue.number(35), tongue.withheld(), tongue.number(20)], missing: None });
    Stacks {
        series: [("alone", "منفرد"), ("in a group", "ضمن مجموعة"), ("armed group", "جماعة مسلحة")].map(|(e, a)| tongue.say(e, a)).into(),
        missing: tongue.say("not recorded", "غير مسجَّل"),
        rows,
    }
}

pub fn pyramids(tongue: &Tongue) -> Pyramids {
    let panel = |english, arabic, total, rows: [(u64, u64); 4]| Panel {
        title: tongue.say(english, arabic),
        total: tongue.number(total).text().to_owned(),
        rows: rows.into_iter().map(|(start, end)| (if start == 0 { tongue.withheld() } else { tongue.number(start) }, tongue.number(end))).collect(),
        note: String::new(),
    };
    Pyramids {
        ages: vec![tongue.say("0–8", "٠–٨"), tongue.say("9–17", "٩–١٧"), tongue.say("18–26", "١٨–٢٦"), tongue.say("27+", "٢٧ فأكثر")],
        start_heading: tongue.say("women, girls", "نساء وفتيات"),
        end_heading: tongue.say("men, boys", "رجال وفتيان"),
        panels: vec![
            panel("Forced labour", "العمل القسري", 620, [(0, 14), (45, 75), (85, 165), (85, 155)]),
            panel("Sexual exploitation", "الاستغلال الجنسي", 480, [(0, 0), (155, 35), (190, 15), (80, 0)]),
            panel("Use by armed groups", "الاستخدام من جماعات مسلحة", 335, [(0, 15), (40, 170), (20, 70), (0, 15)]),
        ],
    }
}

pub fn columns(tongue: &Tongue) -> Columns {
    let year = |year: u64| tongue.number(year).text().to_owned();
    let gap = tongue.say("no reports: the area could not be reached", "لا تقارير: تعذّر الوصول إلى المنطقة");
    let counts = [(2015, 90), (2016, 140), (2017, 210), (2020, 260), (2021, 330), (2023, 395), (2024, 410)];
    let mut columns: Vec<Column> = counts.iter().map(|(at, count)| Column { label: year(*at), slot: Slot::Value(tongue.number(*count)) }).collect();
    columns.extend([2018, 2019].map(|at| Column { label: year(at), slot: Slot::Gap(gap.clone()) }));
    columns.push(Column { label: year(2022), slot: Slot::Value(tongue.withheld()) });
    columns.sort_by(|one, other| one.label.cmp(&other.label));
    let mut chart = Columns { columns, ticks: Vec::new() };
    chart.ticks = chart.scale().into_iter().map(|at| Tick { at, text: tongue.number(at).text().to_owned() }).collect();
    chart
}

pub fn ramp(tongue: &Tongue, bounds: &[u64]) -> Ramp {
    let label = |index: usize, from: u64| match bounds.get(index + 1) {
        Some(next) => format!("{}–{}", tongue.number(from).text(), tongue.number(next - 1).text()),
        None => format!("{} {}", tongue.number(from).text(), tongue.say("or more", "فأكثر")),
    };
    let steps = bounds.iter().enumerate().map(|(index, from)| Step::new(*from, label(index, *from))).collect();
    Ramp {
        steps: Steps::new(steps),
        withheld: tongue.say("withheld: fewer than 11", "محجوب: أقل من ١١"),
        nothing: tongue.say("nothing reported", "لم يُبلَّغ عن شيء"),
    }
}

pub fn matrix(tongue: &Tongue) -> Matrix {
    let some = |count| Some(tongue.number(count));
    Matrix {
        rows: [("Agriculture, forestry and fishing", "الزراعة والحراجة وصيد الأسماك"), ("Mining", "التعدين"), ("Households", "الأسر")]
            .map(|(e, a)| tongue.say(e, a))
            .into(),
        columns: [("Forced labour", "العمل القسري"), ("Servitude", "الاستعباد"), ("Use by armed groups", "الاستخدام من جماعات مسلحة")]
            .map(|(e, a)| tongue.say(e, a))
            .into(),
        cells: vec![vec![some(240), some(35), some(0)], vec![some(310), Some(tongue.withheld()), some(90)], vec![some(61), some(140), None]],
        ramp: ramp(tongue, &[11, 50, 100, 200, 300]),
    }
}

pub fn routes(tongue: &Tongue) -> Routes {
    let [nahrin, selm, kefra, telmar, coast] =
        [("Nahrin", "نهرين"), ("Dar Selm", "دار سلم"), ("Kefra", "كفرا"), ("Telmar", "تلمار"), ("Coast of Sarif", "ساحل صريف")].map(|(e, a)| tongue.say(e, a));
    let route = |origin: &String, transit: Option<&String>, destination: &String, value| Route {
        origin: origin.clone(),
        transit: transit.cloned(),
        destination: destination.clone(),
        value,
    };
    Routes {
        origin_heading: tongue.say("from", "من"),
        transit_heading: tongue.say("through", "عبر"),
        destination_heading: tongue.say("to", "إلى"),
        routes: vec![
            route(&nahrin, Some(&kefra), &coast, tongue.number(310)),
            route(&selm, Some(&kefra), &coast, tongue.number(140)),
            route(&selm, Some(&telmar), &coast, tongue.number(60)),
            route(&nahrin, None, &telmar, tongue.number(45)),
            route(&kefra, Some(&telmar), &selm, tongue.withheld()),
        ],
        widths: ramp(tongue, &[11, 100, 200]).steps,
    }
}

pub fn ribbon(tongue: &Tongue) -> Ribbon {
    let at = |first_row, last_row, kind| Segment { first_row, last_row, kind };
    Ribbon {
        rows: 1_284,
        segments: vec![
            at(41, 41, SegmentKind::Question),
            at(97, 98, SegmentKind::Question),
            at(212, 212, SegmentKind::Question),
            at(300, 420, SegmentKind::Unchanged),
            at(500, 530, SegmentKind::Changed),
            at(700, 700, SegmentKind::Changed),
            at(1_102, 1_112, SegmentKind::Outside),
        ],
        first_label: tongue.say("row 1", "الصف ١"),
        last_label: tongue.say("row 1,284", "الصف ١٬٢٨٤"),
        legend: vec![(SegmentKind::Ready, tongue.say("ready", "جاهزة")), (SegmentKind::Outside, tongue.say("stay outside", "تبقى خارجًا"))],
    }
}

pub fn areas() -> Areas {
    Areas::from_topojson(TOPOLOGY.as_bytes(), None).expect("the sample is a topology")
}

pub fn map<'a>(tongue: &Tongue, areas: &'a Areas) -> Map<'a> {
    let values = [Some(tongue.number(410)), Some(tongue.number(120)), Some(tongue.withheld()), None];
    let language = tongue.suffix;
    let shown = areas
        .iter()
        .zip(values)
        .map(|(area, value)| Shown { code: area.code().to_owned(), label: area.name(language).unwrap_or_default().to_owned(), value })
        .collect();
    let line = |from: &str, to: &str, value| Line { from: from.to_owned(), to: to.to_owned(), value };
    Map {
        routes: vec![line("XA-1", "XA-2", tongue.number(240)), line("XA-2", "XB-1", tongue.number(60)), line("XA-3", "XA-1", tongue.withheld())],
        widths: ramp(tongue, &[11, 100, 200]).steps,
        widths_label: tongue.say("routes, people who described them", "طرق، وعدد من وصفوها"),
        fit: areas.iter().map(|area| area.code().to_owned()).collect(),
        not_agreed: vec![("XA-3".to_owned(), "XB-1".to_owned())],
        not_agreed_label: tongue.say("line not agreed", "خط غير متفق عليه"),
        ..Map::new(
            areas,
            shown,
            ramp(tongue, &[11, 40, 75, 150, 300]),
            tongue.say("The boundaries shown here imply no endorsement.", "لا تنطوي الحدود المبيّنة هنا على إقرار."),
        )
    }
}

/// Every picture in one language at one width, by name.
pub fn all(tongue: &Tongue, width: Width) -> Vec<(String, Picture)> {
    let areas = areas();
    let charts: Vec<(&str, Box<dyn Chart + '_>)> = vec![
        ("bars", Box::new(bars(tongue))),
        ("shares", Box::new(shares(tongue))),
        ("stacks", Box::new(stacks(tongue))),
        ("pyramids", Box::new(pyramids(tongue))),
        ("columns", Box::new(columns(tongue))),
        ("matrix", Box::new(matrix(tongue))),
        ("routes", Box::new(routes(tongue))),
        ("ribbon", Box::new(ribbon(tongue))),
        ("map", Box::new(map(tongue, &areas))),
    ];
    let draw = |(name, chart): (&str, Box<dyn Chart + '_>)| (name.to_owned(), chart.draw(&tongue.frame(name, width)).expect("the sample has data"));
    charts.into_iter().map(draw).collect()
}
