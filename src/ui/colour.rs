//! Whether colours are used, decided once.

use std::str::FromStr;

/// `--color` and its setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorWhen {
    /// Colours on a terminal, unless `TERM` is `dumb`.
    #[default]
    Auto,
    /// Colours even where the stream is not a terminal.
    Always,
    /// No colours, whatever the environment says.
    Never,
}

/// The text is none of `auto`, `always`, `never`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a choice of colours")]
pub struct UnknownColor;

impl ColorWhen {
    /// What `--color` takes, in the order of help.
    pub const ALL: [&'static str; 3] = ["auto", "always", "never"];
}

impl FromStr for ColorWhen {
    type Err = UnknownColor;

    fn from_str(text: &str) -> Result<Self, UnknownColor> {
        match text {
            "auto" => Ok(ColorWhen::Auto),
            "always" => Ok(ColorWhen::Always),
            "never" => Ok(ColorWhen::Never),
            _ => Err(UnknownColor),
        }
    }
}

/// The environment variables by which people customarily ask for colours, or for none.
#[derive(Debug, Clone, Copy, Default)]
pub struct ColorSigns {
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `CLICOLOR_FORCE` is set, and neither empty nor `0`.
    pub force: bool,
    /// `CLICOLOR` is `0`, which asks for no colours.
    pub clicolor_off: bool,
    /// `TERM` is `dumb`: the terminal cannot show colours.
    pub dumb: bool,
}

impl ColorSigns {
    /// The answer: our own setting first (none given: `None`), then the signs, then the stream itself.
    pub fn decide(self, chosen: Option<ColorWhen>, terminal: bool) -> bool {
        match chosen {
            Some(ColorWhen::Always) => true,
            Some(ColorWhen::Never) => false,
            Some(ColorWhen::Auto) => terminal && !self.dumb,
            None if self.no_color => false,
            None if self.force => true,
            None => terminal && !self.clicolor_off && !self.dumb,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_setting_beats_the_signs_and_the_signs_beat_the_terminal() {
        let none = ColorSigns::default();
        let no_color = ColorSigns { no_color: true, force: true, ..none };
        let force = ColorSigns { force: true, clicolor_off: true, ..none };
        let off = ColorSigns { clicolor_off: true, ..none };
        assert!(no_color.decide(Some(ColorWhen::Always), false));
        assert!(no_color.decide(Some(ColorWhen::Auto), true));
        assert!(!force.decide(Some(ColorWhen::Never), true));
        assert!(!no_color.decide(None, true));
        assert!(force.decide(None, false));
        assert!(!off.decide(None, true));
        assert!(none.decide(None, true));
        assert!(!none.decide(None, false));
        assert!(!ColorSigns { dumb: true, ..none }.decide(None, true));
    }
}
