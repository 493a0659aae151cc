//! What can be wrong with a file of areas.

/// Why a file of areas cannot be used. Messages name the place in the file and never quote it at length.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file is larger than any map of areas needs to be.
    #[error("file of areas has {bytes} bytes, more than {limit}: simplify its lines or use a coarser one")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
        /// Largest size that is read.
        limit: usize,
    },
    /// The file is not JSON of the form that a topology has.
    #[error("file of areas is not a readable TopoJSON at line {line}, column {column}: export it again as TopoJSON")]
    NotTopology {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault.
        column: usize,
    },
    /// There is no object of that name, or none at all.
    #[error("file of areas has no collection of areas named {name:?}: name one of the objects in the file")]
    NoObject {
        /// The name looked for, empty where any would have served.
        name: String,
    },
    /// There is more of something than is drawn.
    #[error("file of areas has more than {limit} {what}: simplify it or use a coarser one")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// Largest number that is read.
        limit: usize,
    },
    /// An area refers to a line that the file does not have.
    #[error("area {area} of the file refers to a line that is not there: export the file again")]
    MissingArc {
        /// Number of the area in the file, from 1.
        area: usize,
    },
    /// A coordinate is not a longitude or latitude.
    #[error("line {line} of the file leaves the globe: areas must be in degrees of longitude and latitude")]
    OffTheGlobe {
        /// Number of the line (arc) in the file, from 1.
        line: usize,
    },
    /// The file has no polygon.
    #[error("file of areas holds no polygon: there is nothing to draw")]
    Empty,
}
