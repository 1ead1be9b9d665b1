//! THE TERMINAL: streams, prompts, tables. stdout is data, stderr is talk.
//!
//! A command hands over a result that has a text form and a JSON form ([`Output`]): a [`Listing`], a [`Record`]
//! or, after a write, a [`Done`]. Everything that a person is asked goes through [`prompt`].

mod bar;
mod clipboard;
mod colour;
mod columns;
mod commands;
mod csv_form;
mod definitions;
mod done;
mod encoded;
mod encoding;
mod format;
mod listing;
mod moment;
mod output;
mod page;
mod progress;
pub mod prompt;
mod prose;
pub mod qr;
mod record;
mod stdin;
mod streams;
mod table;
mod terminal;
mod tone;
mod trouble;
mod visible;
mod waiting;
mod yaml_form;

pub use bar::bar;
pub use colour::{ColorSigns, ColorWhen};
pub use columns::lookup as field;
pub use commands::{Program, VERBS, commands_in, theirs, typed_by};
pub use csv_form::{bare, harmless};
pub use definitions::definitions;
pub use done::Done;
pub use encoded::Encoded;
pub use encoding::Encoding;
pub use format::Format;
pub use listing::Listing;
pub use moment::{Tells, Zone, local_time};
pub use output::{Output, one_or_all};
pub use page::Page;
pub use progress::Progress;
pub use prompt::{Gate, MANY_ROWS};
pub use prose::lines as wrapped;
pub use record::{Answer, Record, Section, told};
pub use streams::{Captured, Streams};
pub use terminal::{Listening, display_width, fit};
pub use tone::Tone;
pub use trouble::Trouble;
pub use visible::{visible, visible_lines};
pub use waiting::Waiting;

use std::{cell::Cell, io::Write, rc::Rc};

use crate::texts::{FluentArgs, Lang, Texts, args};

/// How results are written, as settings and flags decided it.
pub struct Look {
    /// The form of results on stdout.
    pub format: Format,
    /// `--columns`: the fields to show, in this order; none means the result's own choice.
    pub columns: Option<Vec<String>>,
    /// Every field of the result, where that is known beforehand; the columns were held against it then: what was done is not
    /// refused for the sake of its form.
    pub known: Option<Vec<String>>,
    /// Whether tables and CSV begin with a line of headings.
    pub header: bool,
    /// How the program is called where its commands need flags to reach the same service: `meibo -p campus`.
    pub program: Option<Program>,
    /// Whether colours may be used on a terminal.
    pub colour: bool,
    /// The zone in which a person reads times.
    pub zone: Zone,
    /// For people who hear the screen: nothing is redrawn, lists are records, choices are made by number.
    pub accessible: bool,
    /// Whether prompts may draw again what stands on the screen: not for people who hear it, nor on a terminal that cannot.
    pub redraws: bool,
    /// The profile that questions name.
    pub profile: Option<String>,
    /// The encoding of CSV.
    pub encoding: Encoding,
    /// `-q`: no talk at all.
    pub quiet: bool,
    /// How many times `-v` was given.
    pub verbose: u8,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            format: Format::Table,
            columns: None,
            known: None,
            header: true,
            program: None,
            colour: false,
            zone: Zone::named("UTC"),
            accessible: false,
            redraws: true,
            profile: None,
            encoding: Encoding::default(),
            quiet: false,
            verbose: 0,
        }
    }
}

/// The terminal as a command sees it.
pub struct Ui {
    /// Every text, in the person's language.
    pub texts: &'static Texts,
    /// How results are written.
    pub look: Look,
    /// Who answers questions: the person, a flag, or nobody.
    pub gate: Gate,
    streams: Streams,
    /// Whether something is drawn on stderr again and again: there is one such line at a time.
    drawn: Rc<Cell<bool>>,
    /// Whether a question of this run has named the profile.
    headed: Cell<bool>,
}

impl Ui {
    /// A terminal on the given streams.
    pub fn new(lang: Lang, look: Look, gate: Gate, streams: Streams) -> Self {
        Self { texts: Texts::of(lang), look, gate, streams, drawn: Rc::default(), headed: Cell::default() }
    }

    /// The texts of words inside results: the person's language for people, English for programs.
    pub fn of_results(&self) -> &'static Texts {
        if self.look.format.is_text() { self.texts } else { Texts::of(Lang::En) }
    }

    /// A text in the person's language.
    pub fn text(&self, key: &str, args: FluentArgs<'_>) -> String {
        self.texts.say(key, args)
    }

    /// Writes a result on stdout, in the form asked for.
    ///
    /// # Errors
    /// An unknown column, a closed pipe, or a stdout that cannot be written.
    pub fn show(&self, result: &dyn Output) -> Result<(), Trouble> {
        if self.look.known.is_none() {
            output::check(result, self.look.columns.as_deref())?;
        }
        let known = self.look.known.as_deref().unwrap_or_else(|| result.known());
        let page = Page { header: self.look.header && !result.goes_on(), ..self.page() };
        let text = output::render(result, known, &page, self.look.format)?;
        match self.look.format {
            Format::Csv => self.out_csv(&text, result)?,
            _ => self.out(&text)?,
        }
        if self.look.format.is_text()
            && let Some(remark) = result.remark(&self.page())
        {
            match result.is_cut() {
                true if self.streams.err_terminal => self.streams.err(&visible_lines(&remark)),
                true => {}
                false => self.note(&remark),
            }
        }
        Ok(())
    }

    /// Refuses characters that the encoding lacks. The result of a write must be shown all the same: it goes out as
    /// UTF-8, and a message says so.
    fn out_csv(&self, text: &str, result: &dyn Output) -> Result<(), Trouble> {
        let asked = match self.look.encoding {
            // The byte order mark belongs only at the start of the file.
            Encoding::Utf8Bom if result.goes_on() => Encoding::Utf8,
            asked => asked,
        };
        let encoding = match csv_form::not_in(text, asked, self.look.header) {
            Some(trouble) if !result.is_of_a_write() => return Err(trouble),
            Some(_) => {
                self.complain(&self.text("encoding-other", args![encoding = asked.as_str()]));
                Encoding::Utf8Bom
            }
            None => asked,
        };
        self.streams.out_bytes(&in_encoding(text, encoding)?)
    }

    /// Writes text on stdout as it is.
    ///
    /// # Errors
    /// A closed pipe, or a stdout that cannot be written.
    pub fn out(&self, text: &str) -> Result<(), Trouble> {
        self.streams.out(text)
    }

    /// Writes a remark on stderr, if somebody sits there to read it.
    pub fn note(&self, text: &str) {
        if self.streams.err_terminal && !self.look.quiet {
            self.streams.err(&visible_lines(&self.talk(text)));
        }
    }

    /// Writes on stderr what nobody can go on without, also where nothing is to be said (`-q`), if somebody sits there to read it.
    pub fn hand_over(&self, text: &str) {
        if self.streams.err_terminal {
            self.streams.err(&visible_lines(&self.talk(text)));
        }
    }

    /// Draws on stderr as it is (a QR code), if somebody sits there to see it.
    pub fn draw(&self, picture: &str) {
        if self.streams.err_terminal {
            self.streams.err(picture.trim_end_matches('\n'));
        }
    }

    /// Writes on stderr what only `-v` asks for.
    pub fn detail(&self, text: &str) {
        if self.look.verbose > 0 {
            self.streams.err(text);
        }
    }

    /// Says on stderr what must not be missed: why a command failed, or what it left alone.
    pub fn complain(&self, text: &str) {
        self.streams.err(&self.talk(text));
    }

    /// Text as this terminal shows it: its commands with the flags they need, its lines wrapped.
    fn talk(&self, text: &str) -> String {
        prose::wrapped(&self.called(text), self.streams.err_size.map(|(columns, _)| columns))
    }

    /// Text whose commands carry the flags that reach the same service.
    pub fn called(&self, text: &str) -> String {
        commands::called(text, self.look.program.as_ref())
    }

    /// Writes JSON on stderr, for a program that reads a refusal there.
    pub fn complain_plainly(&self, json: &str) {
        self.streams.err(&visible::numbered(json));
    }

    /// Whether a drawing fits on the terminal of stderr.
    pub fn has_room_for(&self, columns: usize, lines: usize) -> bool {
        self.streams.err_size.is_none_or(|(wide, high)| columns <= wide && lines <= high)
    }

    /// The streams, for prompts.
    pub fn streams(&self) -> &Streams {
        &self.streams
    }

    /// What the text form of a result needs to know.
    pub fn page(&self) -> Page<'_> {
        Page {
            texts: self.texts,
            zone: &self.look.zone,
            wide: self.look.format == Format::Wide,
            columns: self.look.columns.as_deref(),
            header: self.look.header,
            width: self.streams.width,
            program: self.look.program.as_ref(),
            colour: self.look.colour,
            quiet: self.look.quiet,
            noun: None,
            flat: self.look.accessible,
        }
    }

    /// The time when something happened, as the person reads it.
    pub fn time(&self, rfc3339: &str) -> String {
        self.told(rfc3339, Tells::Happened)
    }

    /// A time from or until which something holds, as the person reads it: never too early (ALL-5).
    pub fn promise(&self, rfc3339: &str) -> String {
        self.told(rfc3339, Tells::Promised)
    }

    fn told(&self, rfc3339: &str, tells: Tells) -> String {
        local_time(rfc3339, &self.look.zone, tells).unwrap_or_else(|| visible(rfc3339))
    }
}

fn in_encoding(text: &str, encoding: Encoding) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::with_capacity(text.len());
    let written = Encoded::begin(&mut bytes, encoding).and_then(|mut to| to.write_all(text.as_bytes()));
    written.map_err(Trouble::Output)?;
    Ok(bytes)
}
