//! The table of a bench.

use comfy_table::{CellAlignment, Table, presets};

use super::timing::Measured;

/// Prints the median, the tenth and ninetieth percentile in milliseconds, and the ratio of the medians to the first
/// row's, which is the reference.
pub(crate) fn print(title: &str, measured: &[Measured]) {
    let reference = measured[0].quantile(0.5);
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(["", "median ms", "10 %", "90 %", "ratio"]);
    for row in measured {
        let ms = |share: f64| format!("{:.2}", row.quantile(share).as_secs_f64() * 1e3);
        let ratio = row.quantile(0.5).as_secs_f64() / reference.as_secs_f64();
        table.add_row([row.name.clone(), ms(0.5), ms(0.1), ms(0.9), format!("{ratio:.2}")]);
    }
    table.column_iter_mut().skip(1).for_each(|column| {
        column.set_cell_alignment(CellAlignment::Right);
    });
    println!("{title}, {} runs each\n{table}", measured[0].runs.len());
}
