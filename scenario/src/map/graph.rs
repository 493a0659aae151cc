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
const BORDER: i32 = 130;
const COAST: i32 = 190;

const fn border(from: usize, to: usize) -> Line {
    Line { from, to, through: &[], roughness: BORDER }
}

const fn coast(from: usize, to: usize, through: &'static [(i32, i32)]) -> Line {
    Line { from, to, through, roughness: COAST }
}

/// Where lines meet, in hundredths of a degree from the north-western corner.
pub(super) const NODES: [(i32, i32); 28] = [
    (372, 92),
    (604, 70),
    (846, 104),
    (96, 312),
    (258, 336),
    (392, 296),
    (486, 344),
    (628, 288),
    (724, 352),
    (868, 306),
    (962, 352),
    (1122, 318),
    (66, 516),
    (214, 508),
    (318, 552),
    (436, 512),
    (546, 566),
    (652, 518),
    (768, 566),
    (884, 526),
    (992, 562),
    (1138, 536),
    (216, 716),
    (404, 786),
    (452, 690),
    (640, 704),
    (706, 846),
    (902, 802),
];

/// The lines, those of the coast with the points that they pass.
pub(super) const LINES: [Line; 42] = [
    coast(3, 0, &[(138, 178), (236, 106)]),
    coast(0, 1, &[]),
    coast(1, 2, &[]),
    coast(2, 11, &[(1002, 112), (1088, 206)]),
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
    coast(3, 12, &[(54, 410)]),
    border(4, 14),
    border(6, 16),
    border(8, 18),
    border(10, 20),
    coast(11, 21, &[(1150, 428)]),
    border(12, 13),
    border(13, 14),
    border(14, 15),
    border(15, 16),
    border(16, 17),
    border(17, 18),
    border(18, 19),
    border(19, 20),
    border(20, 21),
    coast(12, 22, &[(74, 622), (136, 690)]),
    border(13, 22),
    coast(22, 23, &[(300, 790)]),
    border(15, 24),
    border(24, 23),
    border(24, 25),
    border(17, 25),
    coast(23, 26, &[(528, 872), (628, 880)]),
    border(25, 26),
    coast(26, 27, &[(806, 872)]),
    border(19, 27),
    coast(21, 27, &[(1130, 640), (1034, 748)]),
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
