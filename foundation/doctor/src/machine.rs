//! The machine: whether memory can come to lie on a disk in the clear.

use crate::{Finding, Kind, Setup};
use rustix::process::{Resource, getrlimit};
use std::fs;

pub(crate) fn check(setup: &Setup, found: &mut Vec<Finding>) {
    let pattern = fs::read_to_string(&setup.machine.core_pattern).unwrap_or_default();
    // An empty pattern writes none, whatever the limit; a pattern that begins with a bar hands the dump to a program.
    if !pattern.trim().is_empty() && (getrlimit(Resource::Core).current != Some(0) || pattern.starts_with('|')) {
        found.push(Finding::new(Kind::CoreDumps, [("pattern", pattern.trim().chars().take(100).collect())]));
    }
    for device in swaps(&fs::read_to_string(&setup.machine.swaps).unwrap_or_default()) {
        found.push(Finding::new(Kind::SwapOn, [("device", device)]));
    }
}

/// Swap areas that are neither compressed memory nor behind a device mapper, where encryption would be.
fn swaps(text: &str) -> Vec<String> {
    let devices = text.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    devices.filter(|device| !["/dev/zram", "/dev/dm-", "/dev/mapper/"].iter().any(|kind| device.starts_with(kind))).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    /// A file and a partition count, compressed memory and mapped devices do not.
    #[test]
    fn swap_areas_are_told_apart() {
        let text =
            "Filename Type Size Used Priority\n/dev/dm-1 partition 8 0 -2\n/swapfile file 8 0 -3\n/dev/zram0 partition 8 0 100\n/dev/sda3 partition 8 0 -4\n";
        assert_eq!(super::swaps(text), ["/swapfile", "/dev/sda3"]);
        assert!(super::swaps("").is_empty());
    }
}
