//! The drawing of the region by hand: nodes where borders meet, the lines between them, and the rings of the areas.

/// A line between two nodes.
pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Points on the way.
    pub(super) through: &'static [(i32, i32)],
    /// How far it bends, in thousandths of its length.
    pub(super) roughness: i32,
}

/// Roughness of a border and of a coast.
const BORDER: i32 = 165;
const COAST: i32 = 220;

const fn border(from: usize, to: usize) -> Line {
    Line { from, to, through: &[], roughness: BORDER }
}

const fn coast(from: usize, to: usize, through: &'static [(i32, i32)]) -> Line {
    Line { from, to, through, roughness: COAST }
}

/// Where lines meet, in hundredths of a degree from the north-western corner.
pub(super) const NODES: [(i32, i32); 28] = [
    (352, 104),
    (590, 84),
    (852, 96),
    (104, 330),
    (252, 352),
    (384, 288),
    (478, 368),
    (612, 272),
    (742, 344),
    (872, 296),
    (950, 372),
    (1128, 330),
    (70, 504),
    (206, 520),
    (330, 576),
    (424, 504),
    (528, 556),
    (660, 506),
    (786, 586),
    (880, 520),
    (998, 574),
    (1140, 528),
    (226, 648),
    (410, 772),
    (462, 694),
    (622, 730),
    (694, 818),
    (926, 776),
];

/// The lines, those of the coast with the points that they pass.
pub(super) const LINES: [Line; 42] = [
    coast(3, 0, &[(72, 250), (150, 214), (162, 136), (268, 78)]),
    coast(0, 1, &[(440, 46), (520, 104)]),
    coast(1, 2, &[(676, 140), (770, 60)]),
    coast(2, 11, &[(930, 62), (1010, 150), (1096, 176), (1152, 262)]),
    border(0, 5),
    border(1, 7),
    border(2, 9),
    border(3, 4),
    border(4, 5),
    border(5, 6),
    border(6, 7),
    border(7, 8),
    border(8, 9),
    border(9, 10),
    border(10, 11),
    coast(3, 12, &[(134, 376), (52, 430)]),
    border(4, 14),
    border(6, 16),
    border(8, 18),
    border(10, 20),
    coast(11, 21, &[(1088, 392), (1164, 456)]),
    border(12, 13),
    border(13, 14),
    border(14, 15),
    border(15, 16),
    border(16, 17),
    border(17, 18),
    border(18, 19),
    border(19, 20),
    border(20, 21),
    coast(12, 22, &[(92, 588), (58, 684), (150, 744), (196, 700)]),
    border(13, 22),
    coast(22, 23, &[(262, 724), (322, 704), (352, 808)]),
    border(15, 24),
    border(24, 23),
    border(24, 25),
    border(17, 25),
    coast(23, 26, &[(470, 838), (508, 920), (584, 884), (650, 896)]),
    border(25, 26),
    coast(26, 27, &[(742, 790), (806, 866), (884, 832)]),
    border(19, 27),
    coast(21, 27, &[(1106, 604), (1146, 660), (1042, 706), (1000, 790)]),
];

/// The rings of the areas in their order; the one's complement of a number is the line backwards.
pub(super) const RINGS: [&[i32]; 15] = [
    // Nahrin
    &[0, 4, -9, -8],
    // Hasra
    &[1, 5, -11, -10, -5],
    // Lowa
    &[2, 6, -13, -12, -6],
    // Dar Selm
    &[10, 11, 18, -27, -26, -18],
    // Kefra
    &[8, 9, 17, -25, -24, -17],
    // Telmar
    &[24, 25, 36, -36, -34],
    // Wadi Sanam
    &[12, 13, 19, -29, -28, -19],
    // Berin
    &[7, 16, -23, -22, -16],
    // Ashkor
    &[21, 31, -31],
    // Mirsal
    &[22, 23, 33, 34, -33, -32],
    // Tanib
    &[14, 20, -30, -20],
    // Ulmeth
    &[3, -15, -14, -7],
    // Ilvash
    &[28, 29, 41, -41],
    // Corvane
    &[26, 27, 40, -40, -39, -37],
    // Lisk
    &[35, 38, -38, -35],
];
