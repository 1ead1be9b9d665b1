//! Words of the service's closed sets, as people read them.

use crate::{
    texts::{Texts, args},
    ui::visible,
};

/// The text of a word, under the keys of its set; a word of a newer service, for which there is no text, as it came.
pub(crate) fn said(set: &str, word: &str, texts: &Texts) -> String {
    let key = format!("{set}-{word}");
    if texts.has(&key) { texts.say(&key, args![]) } else { visible(word) }
}
