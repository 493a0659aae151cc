//! Withdrawing: a file that holds the whole dataset no longer has a row, so its record no longer counts.

use crate::{
    StoreError,
    bind::{Row, binds},
    commit::{Kind, Writer},
    correct,
    imports::Current,
    rows::{self, Line, Sink},
};
use lantern_model::{RecordId, RowChange, change::ChangeKind};

/// How many records are withdrawn with one statement.
const PAGE: usize = 5_000;

/// Versions that counted before this import, in order: of a complete import, not a withdrawal, superseded neither by a
/// complete import nor by this one, and not met in this one. The plus sign keeps SQLite on the order of positions: by the
/// index of datasets it would sort the whole dataset again for each page.
const ABSENT: &str = "select r.position, r.id, r.version, r.row_key, r.content, r.row_number, r.elements,
    (select max(m.version) from lookup l cross join record m where l.key = r.id and m.position = l.position and m.id = r.id)
  from record r cross join import i
  where i.number = r.import and i.state = 'complete' and +r.dataset = ? and r.withdrawn = 0 and r.position > ?
    and not exists (select 1 from import s where s.number = r.superseded_by and (s.state = 'complete' or s.number = ?))
    and not exists (select 1 from row_seen w where w.import = ? and w.position = r.position)
  order by r.position limit ?";

pub(crate) const STATEMENTS: &[&str] = &[ABSENT];

/// Writes a withdrawal for each record that the import did not meet.
pub(crate) async fn absent(writer: &mut Writer<'_>, current: &Current) -> Result<(), StoreError> {
    let mut after = 0;
    loop {
        let number = current.number;
        let page = writer.tx.rows(ABSENT, binds![current.dataset, after, number, number, i64::try_from(PAGE).unwrap_or(i64::MAX)]).await?;
        let mut lines = Sink::new();
        let mut positions = Vec::with_capacity(page.len());
        for row in &page {
            positions.push(row.int(0)?);
        }
        // A correction outlives a withdrawal: the row may come back.
        let corrected = correct::at(&mut writer.tx, &positions).await?;
        for (row, before) in page.iter().zip(&positions) {
            let position = withdraw(writer, current, row, &mut lines)?;
            if let Some(stood) = corrected.get(before) {
                lines.corrected.add(position, stood);
            }
        }
        let Some(last) = positions.last() else { return Ok(()) };
        after = *last;
        lines.write(&mut writer.tx).await?;
        rows::supersede(&mut writer.tx, number, &positions).await?;
        writer.settle_when_due(positions.len() as u64).await?;
        writer.flush().await?;
    }
}

/// The entry says which record and nothing about it, so that nothing in it needs erasing: it stands under the dataset's key.
fn withdraw(writer: &mut Writer<'_>, current: &Current, row: &Row, lines: &mut Sink) -> Result<i64, StoreError> {
    let record = rows::record_id(row.array(1)?);
    let position = writer.next_position();
    let change = entry(record, rows::version(row.int(2)?)?);
    writer.enter_sealed(position, Kind::Withdraw, Some(current.place()), &current.dataset_key, &change.to_bytes())?;
    writer.done.withdrawn += 1;
    let version = rows::version(row.int(7)?)? + 1;
    let line = Line { position, record, version, row_key: row.array(3)?, content: row.array(4)?, row_number: row.int(5)?, withdrawn: true };
    lines.add(&line, current.place(), &row.text(6)?);
    Ok(position)
}

const fn entry(record: RecordId, base_version: u32) -> RowChange {
    RowChange { kind: ChangeKind::Withdraw, record, base_version, row_key: [0; 16], content: [0; 16], row_number: 0, cells: Vec::new() }
}
