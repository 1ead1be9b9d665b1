//! Every order in which the calls of a flow can come, as one walk.

use crate::support::night::is_night;

/// Every order of `length` out of `kinds` calls, as one walk in which each stands somewhere: a de Bruijn sequence (by
/// Fredricksen, Kessler and Maiorana), its beginning repeated at its end. An order begins where the one before it left
/// the flow. The highest kinds come often: they should begin flows.
pub(crate) fn every_order(kinds: usize, length: usize) -> Vec<usize> {
    let (mut walk, mut word) = (Vec::new(), vec![0; length + 1]);
    extend(1, 1, kinds, &mut word, &mut walk);
    walk.extend_from_within(..length - 1);
    walk
}

fn extend(place: usize, period: usize, kinds: usize, word: &mut [usize], walk: &mut Vec<usize>) {
    let length = word.len() - 1;
    if place > length {
        if length.is_multiple_of(period) {
            walk.extend_from_slice(&word[1..=period]);
        }
        return;
    }
    word[place] = word[place - period];
    extend(place + 1, period, kinds, word, walk);
    for kind in word[place - period] + 1..kinds {
        word[place] = kind;
        extend(place + 1, place, kinds, word, walk);
    }
}

/// How long the orders are: 4, and in the nightly form 6.
pub(crate) fn length() -> usize {
    if is_night() { 6 } else { 4 }
}

#[test]
fn every_order_is_met_once() {
    for (kinds, length) in [(2, 3), (6, 4), (4, 6)] {
        let walk = every_order(kinds, length);
        let orders: std::collections::BTreeSet<&[usize]> = walk.windows(length).collect();
        assert_eq!((orders.len(), walk.len()), (kinds.pow(length as u32), kinds.pow(length as u32) + length - 1));
    }
}
