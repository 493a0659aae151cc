//! Lists and single records, as pages and commands show them.

use crate::{
    ImportStanding, Store, StoreError,
    bind::{Bind, Row, binds},
    imports::{owner, source_kind},
    lookup::positions,
    rows::{record_id, version},
    state,
};
use lantern_model::{AgencyCode, CellValue, Coded, DatasetName, Field, RecordId, SourceKind, Unit, field};

/// The longest page of a list.
pub const PAGE_MAX: u32 = 10_000;

/// The versions that count: of a complete import, not a withdrawal, superseded by nothing complete.
/// `cross join` keeps SQLite from starting with the short table, which would cost the order of the index.
macro_rules! counting {
    () => {
        "from record r cross join import i where i.number = r.import and i.state = 'complete' and r.withdrawn = 0
  and not exists (select 1 from import s where s.number = r.superseded_by and s.state = 'complete')"
    };
}
pub(crate) use counting;

/// A series of files of one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Its number in this store.
    pub id: i64,
    /// Whose it is.
    pub agency: AgencyCode,
    /// Its name.
    pub name: DatasetName,
    /// The layout of its newest file.
    pub layout: String,
    /// What kind of material it is.
    pub source_kind: SourceKind,
}

/// Which records a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordFilter {
    /// Of this agency.
    pub agency: Option<AgencyCode>,
    /// Of this dataset.
    pub dataset: Option<i64>,
    /// Whose id begins so; hyphens may be left out.
    pub id_prefix: Option<String>,
}

/// One line of the list of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSummary {
    /// Which record.
    pub record: RecordId,
    /// Whose it is.
    pub agency: AgencyCode,
    /// The series of files it comes from.
    pub dataset: DatasetName,
    /// The number of that dataset.
    pub dataset_id: i64,
    /// What kind of material it is.
    pub source_kind: SourceKind,
    /// The version shown.
    pub version: u32,
    /// The row's number in its file.
    pub row_number: u64,
    /// The code of Article 3's three elements.
    pub elements: String,
    /// When it first counted.
    pub recorded_at: String,
    /// When the version shown began to count.
    pub changed_at: String,
}

/// The coded values of one unit of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitValues {
    /// Which unit.
    pub unit: Unit,
    /// Which of several.
    pub sequence: u8,
    /// The values, in catalogue order.
    pub values: Vec<(&'static Field, Coded)>,
}

/// How a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordStanding {
    /// It counts.
    Counts,
    /// Its source no longer holds it.
    Withdrawn,
    /// It belongs to an unfinished import only.
    Open,
    /// It belongs to a discarded import only.
    Discarded,
}

/// One record as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordDetail {
    /// Its line in the list.
    pub summary: RecordSummary,
    /// Its coded values.
    pub units: Vec<UnitValues>,
    /// The identity values it has; they stay sealed.
    pub sealed_fields: Vec<(Unit, u8, u16)>,
    /// How it stands.
    pub standing: RecordStanding,
}

const DATASETS: &str = "select number, agency, name, layout, source_kind from dataset order by number";

const SUMMARY: &str = "select r.id, d.agency, d.name, d.number, d.source_kind, r.version, r.row_number, r.elements,
    coalesce((select min(m.closed_at) from lookup l cross join record v cross join import m
      where l.key = r.id and v.position = l.position and v.id = r.id and m.number = v.import and m.state = 'complete'), i.opened_at),
    coalesce(i.closed_at, i.opened_at), r.position, r.withdrawn, i.state";

/// The version of a record that is shown: the newest that is complete, else the newest of an open import, else any.
const ONE: &str = concat!(
    "from record r join import i on i.number = r.import join dataset d on d.number = r.dataset where r.position in ",
    positions!(),
    " and r.id = ? order by case i.state when 'complete' then 0 when 'open' then 1 else 2 end, r.version desc limit 1"
);

fn one_sql() -> String {
    format!("{SUMMARY} {ONE}")
}

fn list_sql(conditions: &str) -> String {
    let joined = concat!(counting!()).replacen("cross join import i where", "cross join import i cross join dataset d where d.number = r.dataset and", 1);
    format!("{SUMMARY} {joined} {conditions} order by r.dataset, r.row_number, r.id limit ? offset ?")
}

fn count_sql(conditions: &str) -> String {
    format!("select count(*) {} {conditions}", counting!())
}

const OF_AGENCY: &str = "and r.dataset in (select number from dataset where agency = ?)";
const OF_DATASET: &str = "and r.dataset = ?";
const OF_PREFIX: &str = "and r.position in (select position from lookup where key >= ? and key <= ?) and r.id >= ? and r.id <= ?";

pub(crate) fn statements() -> Vec<String> {
    let all = format!("{OF_AGENCY} {OF_DATASET} {OF_PREFIX}");
    vec![DATASETS.to_owned(), one_sql(), list_sql(""), list_sql(&all), count_sql(""), count_sql(&all)]
}

impl RecordFilter {
    /// The conditions and their values; none where the prefix is not one of any id.
    fn conditions(&self) -> Option<(String, Vec<Bind>)> {
        let (mut sql, mut values) = (Vec::new(), Vec::new());
        if let Some(agency) = &self.agency {
            sql.push(OF_AGENCY);
            values.push(Bind::from(agency.as_str()));
        }
        if let Some(dataset) = self.dataset {
            sql.push(OF_DATASET);
            values.push(Bind::from(dataset));
        }
        if let Some(prefix) = &self.id_prefix {
            let (low, high) = id_range(prefix)?;
            sql.push(OF_PREFIX);
            values.extend(binds![&low, &high, &low, &high]);
        }
        Some((sql.join(" "), values))
    }
}

/// The lowest and the highest id that begin so.
fn id_range(prefix: &str) -> Option<([u8; 16], [u8; 16])> {
    let (mut low, mut high) = ([0_u8; 16], [0xff_u8; 16]);
    for (at, digit) in prefix.chars().filter(|c| *c != '-').enumerate() {
        let digit = u8::try_from(digit.to_digit(16)?).ok()?;
        let (low, high) = (low.get_mut(at / 2)?, high.get_mut(at / 2)?);
        if at % 2 == 0 {
            (*low, *high) = (digit << 4, digit << 4 | 0x0f);
        } else {
            (*low, *high) = (*low & 0xf0 | digit, *low & 0xf0 | digit);
        }
    }
    Some((low, high))
}

fn summary(row: &Row) -> Result<RecordSummary, StoreError> {
    let (agency, dataset) = owner(&row.text(1)?, &row.text(2)?)?;
    Ok(RecordSummary {
        record: record_id(row.array(0)?),
        agency,
        dataset,
        dataset_id: row.int(3)?,
        source_kind: source_kind(&row.text(4)?)?,
        version: version(row.int(5)?)?,
        row_number: row.count(6)?,
        elements: row.text(7)?,
        recorded_at: row.text(8)?,
        changed_at: row.text(9)?,
    })
}

impl Store {
    /// Every dataset, in the order of their numbers.
    pub async fn datasets(&self) -> Result<Vec<Dataset>, StoreError> {
        let rows = self.record.rows(DATASETS, binds![]).await?;
        rows.iter()
            .map(|row| {
                let (agency, name) = owner(&row.text(1)?, &row.text(2)?)?;
                Ok(Dataset { id: row.int(0)?, agency, name, layout: row.text(3)?, source_kind: source_kind(&row.text(4)?)? })
            })
            .collect()
    }

    /// A page of the records that count, and how many there are in all.
    pub async fn records(&self, filter: &RecordFilter, offset: u64, limit: u32) -> Result<(Vec<RecordSummary>, u64), StoreError> {
        let Some((conditions, values)) = filter.conditions() else { return Ok((Vec::new(), 0)) };
        let total = self.record.row(&count_sql(&conditions), values.clone()).await?.map_or(Ok(0), |row| row.count(0))?;
        let offset = i64::try_from(offset).unwrap_or(i64::MAX);
        let page = binds![i64::from(limit.min(PAGE_MAX)), offset];
        let rows = self.record.rows(&list_sql(&conditions), [values, page].concat()).await?;
        Ok((rows.iter().map(summary).collect::<Result<_, _>>()?, total))
    }

    /// How many records of a dataset count.
    pub async fn counting_rows(&self, agency: &AgencyCode, dataset: &DatasetName) -> Result<u64, StoreError> {
        let Some(number) = self.dataset_number(agency, dataset).await? else { return Ok(0) };
        self.record.row(&count_sql(OF_DATASET), binds![number]).await?.map_or(Ok(0), |row| row.count(0))
    }

    /// One record, however it stands.
    pub async fn record(&self, record: RecordId) -> Result<Option<RecordDetail>, StoreError> {
        let mut tx = self.record.begin_read().await?;
        let Some(row) = tx.row(&one_sql(), binds![record.bytes(), record.bytes(), record.bytes()]).await? else { return Ok(None) };
        let position = row.int(10)?;
        let standing = match ImportStanding::from_code(&row.text(12)?)? {
            ImportStanding::Complete if row.is_true(11)? => RecordStanding::Withdrawn,
            ImportStanding::Complete => RecordStanding::Counts,
            ImportStanding::Open => RecordStanding::Open,
            ImportStanding::Discarded => RecordStanding::Discarded,
        };
        let values = state::values_at(&mut tx, &[position]).await?.remove(&position).unwrap_or_default();
        let (mut units, mut sealed_fields) = (Vec::<UnitValues>::new(), Vec::new());
        for ((unit, sequence, number), value) in values {
            match value {
                CellValue::Coded(coded) => {
                    let field = field::by_number(number).ok_or(StoreError::DamagedValue("field number"))?;
                    match units.last_mut() {
                        Some(last) if (last.unit, last.sequence) == (unit, sequence) => last.values.push((field, coded)),
                        _ => units.push(UnitValues { unit, sequence, values: vec![(field, coded)] }),
                    }
                }
                CellValue::Sealed(_) => sealed_fields.push((unit, sequence, number)),
                CellValue::Cleared => {}
            }
        }
        Ok(Some(RecordDetail { summary: summary(&row)?, units, sealed_fields, standing }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A prefix of any length names a range of ids; what is no prefix names none.
    #[test]
    fn prefixes_name_ranges() {
        let (low, high) = id_range("a1b").unwrap();
        assert_eq!((low[..3].to_vec(), high[..3].to_vec()), (vec![0xa1, 0xb0, 0], vec![0xa1, 0xbf, 0xff]));
        assert_eq!(id_range("").unwrap(), ([0; 16], [0xff; 16]));
        assert!(id_range("xyz").is_none());
        assert!(id_range(&"a".repeat(33)).is_none());
        let whole = "01234567-89ab-4def-8123-456789abcdef";
        let (low, high) = id_range(whole).unwrap();
        assert_eq!((low, low), (high, *RecordId::parse(whole).unwrap().bytes()));
    }
}
