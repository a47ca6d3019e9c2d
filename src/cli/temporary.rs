//! Files that exist while a result is written, and are gone when the program ends, however it ends.
//!
//! An interrupt, a hang-up or a termination removes them before the program dies of it as it would have done. While
//! results take their places the signal waits, so that a set of files is either old or new.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

/// The exit code of a program that was interrupted.
#[cfg(unix)]
const INTERRUPTED: i32 = 130;

/// Those that were made. One that has taken its place is not found under its name, so none is ever struck off.
static MADE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn made() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    MADE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a file in a folder, with a mode from which the umask is taken, where there are modes.
pub fn file(folder: &Path, mode: u32) -> io::Result<NamedTempFile> {
    signals::await_them();
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quizpress-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    #[cfg(not(unix))]
    let _ = mode;
    let mut made = made();
    let file = builder.tempfile_in(folder)?;
    made.insert(file.path().to_owned());
    Ok(file)
}

/// A copy of a file with another text, beside it and of its kind, that an editor can open.
pub fn copy(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    signals::await_them();
    let folder = super::target::folder(path);
    let name = path.file_stem().unwrap_or_default();
    let mut made = made();
    let mut file = tempfile::Builder::new()
        .prefix(name)
        .suffix(".edit.yaml")
        .tempfile_in(folder)
        .or_else(|_| tempfile::Builder::new().suffix(".edit.yaml").tempfile())?;
    io::Write::write_all(&mut file, text.as_bytes())?;
    made.insert(file.path().to_owned());
    Ok(file)
}

/// From here on a signal removes the files, and leaves it to others to end the program.
pub fn leave_the_end_to_others() {
    #[cfg(unix)]
    signals::leave_the_end_to_others();
}

/// Does what no signal may cut in two.
pub fn undisturbed<T>(work: impl FnOnce() -> T) -> T {
    let _made = made();
    work()
}

#[cfg(unix)]
mod signals {
    use std::fs;
    use std::sync::Once;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::{Handle, Signals};
    use signal_hook::low_level::emulate_default_handler;

    /// Whether somebody else ends the program.
    static IS_LEFT: AtomicBool = AtomicBool::new(false);

    pub fn leave_the_end_to_others() {
        IS_LEFT.store(true, Ordering::SeqCst);
    }

    /// From the first call on, a signal that ends the program removes the files first.
    pub fn await_them() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let ignored = ignored();
            let awaited =
                [SIGHUP, SIGINT, SIGQUIT, SIGTERM].map(|signal| (signal, 1 << (signal - 1)));
            let awaited = awaited.iter().filter(|(_, bit)| ignored & bit == 0);
            // Without a handler or a thread the program dies as before, and leaves its files behind.
            let Ok(mut signals) = Signals::new(awaited.map(|(signal, _)| signal)) else {
                return;
            };
            let clean_up = move || {
                for signal in signals.forever() {
                    // It may be meant for an editor, which has one of the files.
                    if signal == SIGINT && IS_LEFT.load(Ordering::SeqCst) {
                        continue;
                    }
                    let made = super::made();
                    for path in made.iter() {
                        let _ = fs::remove_file(path);
                    }
                    if !IS_LEFT.load(Ordering::SeqCst) {
                        let _ = emulate_default_handler(signal);
                    }
                }
            };
            let _ = std::thread::Builder::new().spawn(clean_up);
        });
    }

    /// From here on, until it is closed, an interrupt ends the program.
    pub fn end_on_interrupt(tidy: fn()) -> Option<Handle> {
        let mut signals = Signals::new([SIGINT]).ok()?;
        let handle = signals.handle();
        let modes = tcgetattr(std::io::stdin()).ok();
        let wait = move || {
            if signals.forever().next().is_some() {
                // A prompt that is just being put up hides the cursor and takes the terminal: what it began is done by then.
                std::thread::sleep(Duration::from_millis(30));
                tidy();
                if let Some(modes) = &modes {
                    let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, modes);
                }
                std::process::exit(super::INTERRUPTED);
            }
        };
        std::thread::Builder::new().spawn(wait).ok()?;
        Some(handle)
    }

    /// The signals that the program was started to ignore, as `nohup` does it, a bit each; none where that is not
    /// known.
    fn ignored() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or_default()
    }
}

#[cfg(not(unix))]
mod signals {
    /// Signals are not known here.
    pub fn await_them() {}
}

/// Does work that an interrupt ends, and the program with exit code 130, once `tidy` is done: a program that is killed by
/// it in the midst of a prompt leaves the terminal as it is.
pub fn interruptible<T>(tidy: fn(), work: impl FnOnce() -> T) -> T {
    #[cfg(unix)]
    let signals = signals::end_on_interrupt(tidy);
    #[cfg(not(unix))]
    let _ = tidy;
    let done = work();
    #[cfg(unix)]
    if let Some(signals) = signals {
        signals.close();
    }
    done
}

/// Makes a file that grows over the limit of the process an error of writing it, rather than the end of the program.
pub fn survive_limits() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(
        signal_hook::consts::SIGXFSZ,
        std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false)),
    );
}
