//! Whether what lies on a disk can be believed: whether nobody but its user and the system's administrator could have put it
//! there, or could put something else in its place. As ssh does with its own files.

use std::{
    collections::VecDeque,
    ffi::OsString,
    path::{Component, Path, PathBuf},
};

/// The administrator of the system, who can write everything anyway.
const ROOT: u32 = 0;
/// The bits of a mode by which the group or others may write.
const WRITABLE: u32 = 0o022;
/// The bit by which the group may.
const GROUP_WRITABLE: u32 = 0o020;
/// The bit of a folder in which everybody may make something, and only its owner may remove or rename it.
const STICKY: u32 = 0o1000;
/// Links that are followed before they are taken for a loop, as the system does.
const MOST_LINKS: usize = 40;

/// What the system says of a name.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The number of the user who owns it.
    pub owner: u32,
    /// Its mode, as `stat` gives it.
    pub mode: u32,
    /// Whether nobody but the owner is in its group.
    pub is_alone: bool,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Where it leads, if it is a link.
    pub link: Option<PathBuf>,
}

/// Why something is not believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// It belongs to somebody else.
    Foreign {
        /// The first name on the way that is doubted.
        path: PathBuf,
        /// The number of the user who owns it.
        owner: u32,
    },
    /// The group or others may write to it.
    Open {
        /// The first name on the way that is doubted.
        path: PathBuf,
        /// The number of the user who owns it.
        owner: u32,
    },
}

/// What makes the user with that id doubt an (absolute) path: the first such name among those on the way to it, the links
/// on it and what they lead to. What does not exist can only be put there by somebody who could write there anyway.
/// `look` asks the system for one name, without following it.
///
/// # Errors
/// What `look` answers.
pub fn doubt<E>(path: &Path, user: u32, look: impl Fn(&Path) -> Result<Option<Seen>, E>) -> Result<Option<Doubt>, E> {
    let mut left = names(path);
    left.push_front(Name::Root);
    let (mut here, mut links) = (PathBuf::new(), 0);
    while let Some(name) = left.pop_front() {
        let before = here.clone();
        match name {
            Name::Root => here = PathBuf::from("/"),
            Name::Up => {
                here.pop();
                continue;
            }
            Name::Below(name) => here.push(name),
        }
        let Some(seen) = look(&here)? else { return Ok(None) };
        if let Some(doubt) = of_one(&here, &seen, user) {
            return Ok(Some(doubt));
        }
        if let Some(target) = seen.link {
            links += 1;
            if links > MOST_LINKS {
                return Ok(None);
            }
            here = before;
            names(&target).into_iter().rev().for_each(|name| left.push_front(name));
        }
    }
    Ok(None)
}

enum Name {
    Root,
    Up,
    Below(OsString),
}

fn names(path: &Path) -> VecDeque<Name> {
    let name = |part: Component<'_>| match part {
        Component::RootDir => Some(Name::Root),
        Component::ParentDir => Some(Name::Up),
        Component::Normal(name) => Some(Name::Below(name.to_owned())),
        Component::CurDir | Component::Prefix(_) => None,
    };
    path.components().filter_map(name).collect()
}

fn of_one(path: &Path, seen: &Seen, user: u32) -> Option<Doubt> {
    let (path, owner) = (path.to_owned(), seen.owner);
    if owner != ROOT && owner != user {
        return Some(Doubt::Foreign { path, owner });
    }
    // A link has no mode of its own.
    let is_kept = seen.link.is_some() || (seen.is_folder && seen.mode & STICKY != 0);
    let writable = if seen.is_alone { WRITABLE & !GROUP_WRITABLE } else { WRITABLE };
    (!is_kept && seen.mode & writable != 0).then_some(Doubt::Open { path, owner })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    const ME: u32 = 1000;
    const OTHER: u32 = 1001;

    fn disk() -> HashMap<&'static str, Seen> {
        let seen = |owner, mode| Seen { owner, mode, is_alone: false, is_folder: false, link: None };
        let folder = |owner, mode| Seen { is_folder: true, ..seen(owner, mode) };
        let alone = |mode| Seen { is_alone: true, ..folder(ME, mode) };
        let file = seen;
        let link = |owner, to: &str| Seen { link: Some(to.into()), ..seen(owner, 0o777) };
        HashMap::from([
            ("/", folder(0, 0o755)),
            ("/home", folder(0, 0o755)),
            ("/home/me", folder(ME, 0o755)),
            ("/home/me/alone", alone(0o775)),
            ("/home/me/alone/a", file(ME, 0o600)),
            ("/home/me/everybody", alone(0o777)),
            ("/home/me/a", file(ME, 0o644)),
            ("/home/me/open", file(ME, 0o664)),
            ("/home/me/sticky", file(ME, 0o1666)),
            ("/home/me/group", folder(ME, 0o775)),
            ("/home/me/group/a", file(ME, 0o600)),
            ("/home/me/to-a", link(ME, "a")),
            ("/home/me/up", link(ME, "../me/./a")),
            ("/home/me/to-other", link(ME, "/home/other/a")),
            ("/home/me/circle", link(ME, "circle")),
            ("/home/other", folder(OTHER, 0o755)),
            ("/home/other/a", file(OTHER, 0o644)),
            ("/home/other/mine", file(ME, 0o600)),
            ("/tmp", folder(0, 0o1777)),
            ("/tmp/mine", file(ME, 0o600)),
            ("/tmp/others", folder(OTHER, 0o755)),
            ("/tmp/link", link(OTHER, "/home/me/a")),
        ])
    }

    fn doubted(path: &str, user: u32) -> Option<Doubt> {
        let disk = disk();
        let look = |at: &Path| Ok::<_, ()>(disk.get(at.to_str().unwrap()).cloned());
        doubt(Path::new(path), user, look).unwrap()
    }

    fn foreign(path: &str, owner: u32) -> Option<Doubt> {
        Some(Doubt::Foreign { path: path.into(), owner })
    }

    #[test]
    fn what_only_this_user_and_root_can_have_written_is_believed() {
        for path in [
            "/",
            "/home/me",
            "/home/me/a",
            "/home/me/to-a",
            "/home/me/up",
            "/tmp/mine",
            "/home/me/not/there",
            "/home/me/circle",
            // Nobody else is in its group.
            "/home/me/alone/a",
        ] {
            assert_eq!(doubted(path, ME), None, "{path}");
        }
    }

    #[test]
    fn whoever_else_could_have_written_it_is_named_with_the_place() {
        assert_eq!(doubted("/home/other/a", ME), foreign("/home/other", OTHER));
        assert_eq!(doubted("/home/other/mine", ME), foreign("/home/other", OTHER));
        assert_eq!(doubted("/home/other/not/there", ME), foreign("/home/other", OTHER));
        assert_eq!(doubted("/tmp/others/x", ME), foreign("/tmp/others", OTHER));
        assert_eq!(doubted("/tmp/link", ME), foreign("/tmp/link", OTHER));
        assert_eq!(doubted("/home/me/to-other", ME), foreign("/home/other", OTHER));
        assert_eq!(doubted("/home/me/../other/a", ME), foreign("/home/other", OTHER));
        for (path, open) in [
            ("/home/me/open", "/home/me/open"),
            ("/home/me/sticky", "/home/me/sticky"),
            ("/home/me/group/a", "/home/me/group"),
            ("/home/me/everybody", "/home/me/everybody"),
        ] {
            assert_eq!(doubted(path, ME), Some(Doubt::Open { path: open.into(), owner: ME }));
        }
    }

    #[test]
    fn root_believes_only_itself() {
        assert_eq!(doubted("/home/me/a", 0), foreign("/home/me", ME));
        assert_eq!(doubted("/home", 0), None);
    }

    #[test]
    fn forty_links_are_followed_and_one_more_is_held_for_a_circle() {
        let through = |links: usize| {
            // Each link is named after those that are still to come.
            let look = |at: &Path| {
                let left = at.to_str().and_then(|at| at.strip_prefix("/l")?.parse::<usize>().ok());
                let (owner, link) = match left {
                    Some(0) => (OTHER, None),
                    Some(left) => (ME, Some(PathBuf::from(format!("l{}", left - 1)))),
                    None => (0, None),
                };
                Ok::<_, ()>(Some(Seen { owner, mode: 0o755, is_alone: false, is_folder: left.is_none(), link }))
            };
            doubt(Path::new(&format!("/l{links}")), ME, look).unwrap()
        };
        assert_eq!(through(40), foreign("/l0", OTHER));
        assert_eq!(through(41), None);
    }
}
