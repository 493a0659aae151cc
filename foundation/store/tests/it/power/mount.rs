//! The forgetful disk as a file system of the kernel (FUSE), so that SQLite itself works on it. The kernel passes each write on at
//! once: no write-back cache is asked for.

use super::disk::{Disk, Node, ROOT};
use fuser::{
    BackgroundSession, Config, Errno, FileAttr, FileHandle, FileType, Filesystem, FopenFlags, Generation, INodeNo, LockOwner, MountOption, OpenFlags,
    RenameFlags, ReplyAttr, ReplyCreate, ReplyData, ReplyDirectory, ReplyEmpty, ReplyEntry, ReplyWrite, Request, TimeOrNow, WriteFlags,
};
use std::{
    ffi::OsStr,
    path::Path,
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// Nothing is remembered by the kernel about names and lengths: a cut changes them under it.
const FOR_NOW: Duration = Duration::ZERO;

#[derive(Clone)]
pub struct Mounted(Arc<Mutex<Disk>>);

impl Mounted {
    pub fn new(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(Disk::new(seed))))
    }

    pub fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap()
    }

    /// Mounts it; an error where this machine gives no FUSE.
    pub fn mount(&self, place: &Path) -> std::io::Result<BackgroundSession> {
        let mut config = Config::default();
        config.mount_options = vec![MountOption::FSName("forgetful".into()), MountOption::RW];
        fuser::spawn_mount(self.clone(), place, &config)
    }
}

fn found(disk: &mut Disk, parent: INodeNo, name: &OsStr) -> Option<u64> {
    disk.folder(parent.0).get(name.to_str()?).copied()
}

fn attributes(disk: &Disk, id: u64) -> Option<FileAttr> {
    let (kind, perm, size) = match disk.nodes.get(&id)? {
        Node::File { now, .. } => (FileType::RegularFile, 0o600, now.len() as u64),
        Node::Folder { .. } => (FileType::Directory, 0o700, 0),
    };
    let (times, owner) = (UNIX_EPOCH, std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").ok()?));
    Some(FileAttr {
        ino: INodeNo(id),
        size,
        blocks: size.div_ceil(512),
        atime: times,
        mtime: times,
        ctime: times,
        crtime: times,
        kind,
        perm,
        nlink: 1,
        uid: owner,
        gid: owner,
        rdev: 0,
        blksize: 4096,
        flags: 0,
    })
}

fn entry(disk: &Disk, id: Option<u64>, reply: ReplyEntry) {
    match id.and_then(|id| attributes(disk, id)) {
        Some(attributes) => reply.entry(&FOR_NOW, &attributes, Generation(0)),
        None => reply.error(Errno::ENOENT),
    }
}

impl Filesystem for Mounted {
    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        let mut disk = self.disk();
        let id = found(&mut disk, parent, name);
        entry(&disk, id, reply);
    }

    fn getattr(&self, _: &Request, ino: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        match attributes(&self.disk(), ino.0) {
            Some(attributes) => reply.attr(&FOR_NOW, &attributes),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn setattr(
        &self,
        _: &Request,
        ino: INodeNo,
        _mode: Option<u32>,
        _uid: Option<u32>,
        _gid: Option<u32>,
        size: Option<u64>,
        _atime: Option<TimeOrNow>,
        _mtime: Option<TimeOrNow>,
        _ctime: Option<SystemTime>,
        _fh: Option<FileHandle>,
        _crtime: Option<SystemTime>,
        _chgtime: Option<SystemTime>,
        _bkuptime: Option<SystemTime>,
        _flags: Option<fuser::BsdFileFlags>,
        reply: ReplyAttr,
    ) {
        let mut disk = self.disk();
        if let Some(size) = size {
            disk.set_length(ino.0, usize::try_from(size).unwrap());
        }
        match attributes(&disk, ino.0) {
            Some(attributes) => reply.attr(&FOR_NOW, &attributes),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn mkdir(&self, _: &Request, parent: INodeNo, name: &OsStr, _mode: u32, _umask: u32, reply: ReplyEntry) {
        let mut disk = self.disk();
        let id = disk.add(parent.0, name.to_str().unwrap(), Node::folder());
        entry(&disk, Some(id), reply);
    }

    fn create(&self, _: &Request, parent: INodeNo, name: &OsStr, _mode: u32, _umask: u32, _flags: i32, reply: ReplyCreate) {
        let mut disk = self.disk();
        let id = disk.add(parent.0, name.to_str().unwrap(), Node::file());
        let attributes = attributes(&disk, id).unwrap();
        reply.created(&FOR_NOW, &attributes, Generation(0), FileHandle(0), FopenFlags::empty());
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        // The node stays: a file that is open, or whose name a cut brings back, still has its bytes.
        match self.disk().folder(parent.0).remove(name.to_str().unwrap()) {
            Some(_) => reply.ok(),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn rmdir(&self, request: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        self.unlink(request, parent, name, reply);
    }

    fn rename(&self, _: &Request, parent: INodeNo, name: &OsStr, to: INodeNo, as_name: &OsStr, _: RenameFlags, reply: ReplyEmpty) {
        let mut disk = self.disk();
        match disk.folder(parent.0).remove(name.to_str().unwrap()) {
            Some(id) => {
                disk.folder(to.0).insert(as_name.to_str().unwrap().to_owned(), id);
                reply.ok();
            }
            None => reply.error(Errno::ENOENT),
        }
    }

    fn read(&self, _: &Request, ino: INodeNo, _: FileHandle, offset: u64, size: u32, _: OpenFlags, _: Option<LockOwner>, reply: ReplyData) {
        match self.disk().nodes.get(&ino.0) {
            Some(Node::File { now, .. }) => {
                let begin = usize::try_from(offset).unwrap().min(now.len());
                reply.data(&now[begin..now.len().min(begin + size as usize)]);
            }
            _ => reply.error(Errno::ENOENT),
        }
    }

    fn write(&self, _: &Request, ino: INodeNo, _: FileHandle, offset: u64, data: &[u8], _: WriteFlags, _: OpenFlags, _: Option<LockOwner>, reply: ReplyWrite) {
        self.disk().write(ino.0, usize::try_from(offset).unwrap(), data);
        reply.written(u32::try_from(data.len()).unwrap());
    }

    fn flush(&self, _: &Request, _: INodeNo, _: FileHandle, _: LockOwner, reply: ReplyEmpty) {
        // Closing a file is no promise that it is safe.
        reply.ok();
    }

    fn fsync(&self, _: &Request, ino: INodeNo, _: FileHandle, _datasync: bool, reply: ReplyEmpty) {
        self.disk().sync(ino.0);
        reply.ok();
    }

    fn fsyncdir(&self, _: &Request, ino: INodeNo, _: FileHandle, _datasync: bool, reply: ReplyEmpty) {
        self.disk().sync(ino.0);
        reply.ok();
    }

    fn readdir(&self, _: &Request, ino: INodeNo, _: FileHandle, offset: u64, mut reply: ReplyDirectory) {
        let disk = self.disk();
        let Some(Node::Folder { now, .. }) = disk.nodes.get(&ino.0) else { return reply.error(Errno::ENOTDIR) };
        let own = [(".".to_owned(), ino.0), ("..".to_owned(), ROOT)];
        let all = own.into_iter().chain(now.iter().map(|(name, id)| (name.clone(), *id)));
        for (at, (name, id)) in all.enumerate().skip(usize::try_from(offset).unwrap()) {
            let kind = if matches!(disk.nodes.get(&id), Some(Node::File { .. })) { FileType::RegularFile } else { FileType::Directory };
            if reply.add(INodeNo(id), at as u64 + 1, kind, name) {
                break;
            }
        }
        reply.ok();
    }
}
