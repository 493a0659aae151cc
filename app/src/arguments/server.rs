//! What can be typed about what answers on the network: the pages, a witness, TLS.

use super::{Data, Reading};
use clap::{Args, Subcommand};
use std::{net::SocketAddr, path::PathBuf};

/// `lantern demo`
#[cfg(feature = "demo")]
#[derive(Debug, Clone, Args)]
pub struct Demo {
    /// The data folder
    #[arg(long = "data", value_name = "DIR", env = "LANTERN_DATA", hide_env_values = true, default_value = "demo-data")]
    pub folder: PathBuf,
    /// How many invented people were trafficked
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    pub people: u32,
    /// The seed: the same seed gives the same region
    #[arg(long, default_value_t = 2_388)]
    pub seed: u64,
    /// Stop after printing, do not serve the pages
    #[arg(long)]
    pub no_serve: bool,
    /// Address to serve on; this machine only
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
}

/// `lantern serve`
#[derive(Debug, Clone, Args)]
pub struct Serve {
    #[command(flatten)]
    pub data: Data,
    /// Address to serve on; beyond this machine with TLS or behind a proxy only [default: 127.0.0.1:7388] [env: LANTERN_LISTEN]
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
    #[command(flatten)]
    pub tls: TlsFiles,
}

/// What a server speaks TLS with.
#[derive(Debug, Clone, Default, Args)]
pub struct TlsFiles {
    /// The certificate, PEM, with those between it and its authority [default: what `lantern ca` made] [env: LANTERN_TLS_CERTIFICATE]
    #[arg(long = "tls-cert", value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// Its private key, PEM, readable by its owner only [env: LANTERN_TLS_KEY]
    #[arg(long = "tls-key", value_name = "FILE")]
    pub key: Option<PathBuf>,
}

/// `lantern witness`
#[derive(Debug, Clone, Args)]
pub struct Witness {
    /// Address to serve on; beyond this machine with TLS only
    #[arg(long, value_name = "ADDR")]
    pub listen: SocketAddr,
    /// Where the witness keeps its key and what it has seen
    #[arg(long, value_name = "DIR")]
    pub dir: PathBuf,
    /// The key line of a log to watch; may be repeated
    #[arg(long = "log", value_name = "VKEY", required = true)]
    pub logs: Vec<String>,
    /// The witness's name, when its key is made [default: one of its own making]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub tls: TlsFiles,
}

/// `lantern ca`
#[derive(Debug, Subcommand)]
pub enum Ca {
    /// Make the authority and a first certificate; both are bound to the host's name
    Init {
        #[command(flatten)]
        data: Data,
        /// The name under which browsers come; repeat it for names below the first
        #[arg(long = "host", value_name = "NAME", required = true)]
        hosts: Vec<String>,
        /// Days that the certificate is valid
        #[arg(long, default_value_t = lantern_transport::CERTIFICATE_DAYS)]
        days: u16,
        /// Seal the authority's key with a passphrase, read from the terminal or one line of standard input
        #[arg(long)]
        passphrase: bool,
    },
    /// Make a new certificate for the same names; a running server takes it up by itself
    Renew {
        #[command(flatten)]
        data: Data,
        /// Other names than before; repeat it for several
        #[arg(long = "host", value_name = "NAME")]
        hosts: Vec<String>,
        /// Days that the certificate is valid
        #[arg(long, default_value_t = lantern_transport::CERTIFICATE_DAYS)]
        days: u16,
    },
    /// Names, fingerprints and ends of both certificates, and the files for devices
    Show {
        #[command(flatten)]
        reading: Reading,
        /// Write authority.crt and authority.mobileconfig, to install on devices
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}
