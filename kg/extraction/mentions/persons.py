"""Persons: the names that LAC tags as such, mended at their edges, and the names that only an office gives away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.foreign_names import foreign_names, looks_like_a_name
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.mentions.person_ends import person_end
from kg.extraction.mentions.person_words import Word, acts, is_among_names, takes_office
from kg.extraction.rules.names import LAC_PERSON, LAC_PERSON_IN_OFFICE, NAME_AFTER_OFFICE_UNSEEN
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.run_in_names import ends_in_office
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import ACTING, COMMON, HAN, JOINING, LOCALIZING, NOT_IN_NAMES, SEATED, VERBAL
from kg.surnames import SURNAMES, is_full_name

_CONCERNING = ("来说", "来讲", "而言")  # 对创业者|来说
_LONGEST = 3  # characters of a name without a compound surname


def persons_in(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """The persons that a sentence names."""
    yield from foreign_names(sentence, domain)
    for i, t in enumerate(sentence.tokens):
        if t.tag == "PER" or t.text[0] in SURNAMES:  # few words
            person = _person_at(Word(sentence, i, domain))
            if person is not None:
                yield person


def _person_at(word: Word) -> Mention | None:
    """The person that a word names or begins to name."""
    t, domain = word.token, word.domain
    if t.tag == "PER" and _may_be_person(clean(t.text), domain):
        return _tagged(word)
    end = unseen_end(word)
    if end is None and _takes_office_unseen(word):
        end = t.end
    if end is not None:
        return word.mention(end, word.upto(end), NAME_AFTER_OFFICE_UNSEEN)
    return None


def _may_be_person(name: str, domain: Domain) -> bool:
    """Whether what LAC takes for a person is no verb or common noun, 干部, and does not end as places do: 罗勇府."""
    place = len(name) > 2 and domain.names.tails.get(name[-1]) == domain.schema.place
    return len(name) > 1 and not place and name not in domain.frames.verbs and name not in domain.names.generic


def _tagged(word: Word) -> Mention | None:
    """A name that LAC tags, if its form or what stands around it bears LAC out."""
    end, name = person_end(word)
    if _is_no_name(name, word):
        return None
    office = word.holds_office
    if office or _is_borne_out(name, word):
        return word.mention(end, name, LAC_PERSON_IN_OFFICE if office else LAC_PERSON)
    return None


def _is_no_name(name: str, word: Word) -> bool:
    """何老师, 常常, “某某大学: whether what LAC takes for a person is something else."""
    if name[1:] in word.domain.offices.titles or name[0] == name[-1]:
        return True
    left = word.before
    return left is not None and left.text == "“" and head_kind(name, word.domain) is not None


def _is_borne_out(name: str, word: Word) -> bool:
    """Whether the form of a name tells a person, or what stands around it: 王小明; 王明|说; 巴特尔|任, 巴特尔|不再|任."""
    told = looks_like_a_name(name) and (len(name) > 2 or acts(word))
    after_adverb = word.beyond if word.after is not None and word.after.tag == "d" else word.after
    return told or takes_office(after_adverb, word.domain) or is_among_names(word)


def unseen_end(word: Word) -> int | None:
    """The end of a name that LAC saw as common words, after a word of office: a surname and one or two characters."""
    if word.token.text[0] not in SURNAMES or not _may_begin_name(word) or not word.holds_office:
        return None
    tokens, i = word.tokens, word.i
    stop = _stop(tokens, i)
    if stop < len(tokens) and tokens[stop].tag in COMMON and touches(tokens[stop - 1], tokens[stop]):
        return None
    name = "".join(t.text for t in tokens[i:stop])
    return tokens[stop - 1].end if 2 <= len(name) <= _LONGEST and looks_like_a_name(name) else None


def _takes_office_unseen(word: Word) -> bool:
    """Whether a common noun at the beginning of a clause that has the form of a name takes an office: 高原|任|某校|校长; not 高校|任."""
    t, left = word.token, word.before
    if t.tag not in COMMON or not is_full_name(t.text) or not (left is None or left.tag == "w"):
        return False
    known = t.text in word.domain.offices.words or head_kind(t.text, word.domain) is not None
    if known or not _may_begin_name(word) or not takes_office(word.after, word.domain):
        return False
    body = word.beyond
    return body is not None and body.tag in SEATED and ends_in_office(word.tokens[word.i + 2 :], word.domain)


def _may_begin_name(word: Word) -> bool:
    """Whether a word is none that the lexicon knows, and no other verb, adverb or conjunction: 于是, 成立, 常年."""
    t, domain = word.token, word.domain
    if t.tag in JOINING or t.text in _CONCERNING or not HAN.match(t.text):
        return False
    if any(
        t.text in words
        for words in (domain.names.generic, domain.offices.titles, domain.names.stops, domain.frames.verbs)
    ):
        return False
    following = word.after
    listed = following is not None and following.text in ("、", "，", ",", "等")
    return listed or len(t.text) == 1 or t.tag not in ACTING | VERBAL


def _stop(tokens: Sequence[Token], i: int) -> int:
    """Index after the words that may belong to the name which the word at `i` begins."""
    length = len(tokens[i].text)
    for k in range(i + 1, min(i + _LONGEST, len(tokens))):
        length += len(tokens[k].text)
        if length > _LONGEST or not HAN.match(tokens[k].text) or _stands_after(tokens, i, k):
            return k
    return min(i + _LONGEST, len(tokens))


def _stands_after(tokens: Sequence[Token], i: int, k: int) -> bool:
    """Whether the word at `k` stands after a name that begins at `i`, and does not end it."""
    t, following = tokens[k], after(tokens, k)
    last = following is None or following.tag == "w"
    return t.tag in NOT_IN_NAMES or (t.tag in LOCALIZING and not last and tokens[i].tag != "PER")
