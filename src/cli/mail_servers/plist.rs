//! Apple's property lists, as XML.

use quick_xml::escape::escape;

/// A value.
pub(super) enum Plist {
    Text(String),
    Number(u32),
    Bool(bool),
    List(Vec<Plist>),
    Dict(Vec<(&'static str, Plist)>),
}

impl From<&str> for Plist {
    fn from(text: &str) -> Self {
        Plist::Text(text.to_owned())
    }
}

impl Plist {
    /// The whole file.
    pub(super) fn document(&self) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
             <plist version=\"1.0\">\n{}</plist>\n",
            self.element("")
        )
    }

    fn element(&self, indent: &str) -> String {
        let inner = format!("{indent}\t");
        match self {
            Plist::Text(text) => format!("{indent}<string>{}</string>\n", escape(of_xml(text))),
            Plist::Number(number) => format!("{indent}<integer>{number}</integer>\n"),
            Plist::Bool(yes) => format!("{indent}<{yes}/>\n"),
            Plist::List(values) => {
                let values: String = values.iter().map(|value| value.element(&inner)).collect();
                format!("{indent}<array>\n{values}{indent}</array>\n")
            }
            Plist::Dict(pairs) => {
                let pair = |(key, value): &(&str, Plist)| format!("{inner}<key>{key}</key>\n{}", value.element(&inner));
                format!("{indent}<dict>\n{}{indent}</dict>\n", pairs.iter().map(pair).collect::<String>())
            }
        }
    }
}

/// A text without what XML 1.0 cannot hold, not even as a reference.
fn of_xml(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')).collect()
}
