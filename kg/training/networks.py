"""The networks as they are trained: what `kg.extraction` runs as ONNX models."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from kg.extraction.figures.weighing import REACH, REACH_BACK
from kg.extraction.networks import KINDS_OF_MARKS, TAGS


class Digest(nn.Module):
    """LAC's states of a character, and the vector of its word, as few numbers between -1 and 1, that a byte each can hold."""

    def __init__(self, states: int, numbers: int) -> None:
        """`states`: how many numbers both have; `numbers`: how many are left."""
        super().__init__()
        self.numbers = numbers
        self.narrow = nn.Linear(states, numbers)

    def forward(self, states: Tensor) -> Tensor:
        """From (…, states) to (…, numbers)."""
        return torch.tanh(self.narrow(states))


class Convolutions(nn.Module):
    """Dilated convolutions over the characters of a text, each with a norm and a way past it."""

    def __init__(self, width: int, dilations: tuple[int, ...], dropout: float) -> None:
        """`width`: numbers of each character; `dilations`: steps between the three characters that each one sees."""
        super().__init__()
        self.layers = nn.ModuleList(nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in dilations)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """From (texts, characters, width) to the same."""
        for layer, norm in zip(self.layers, self.norms, strict=True):
            x = norm(x + self.dropout(torch.relu(layer(x.transpose(1, 2)).transpose(1, 2))))
        return x


class Tagger(nn.Module):
    """Log-probabilities of each character: no name, a name of a class begins there, or goes on."""

    def __init__(self, digest: int, classes: int, *, width: int = 160, dropout: float = 0.2) -> None:
        """`digest`: numbers of the digest; `classes`: how many classes names have."""
        super().__init__()
        self.marks, self.tags = nn.Embedding(KINDS_OF_MARKS, 16), nn.Embedding(TAGS, 16)
        self.ruled, self.strengths = nn.Embedding(3 + 2 * classes, 24), nn.Embedding(5, 8)
        self.into = nn.Linear(digest + 64, width)
        self.convolutions = Convolutions(width, (1, 2, 4, 8), dropout)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Linear(width, 1 + 2 * classes)

    def forward(self, digest: Tensor, tags: Tensor, marks: Tensor, ruled: Tensor, strengths: Tensor) -> Tensor:
        """From what is seen of (texts, characters) to (texts, characters, 1 + 2 × classes)."""
        seen = (digest, self.tags(tags), self.marks(marks), self.ruled(ruled), self.strengths(strengths))
        x = self.convolutions(self.into(torch.cat(seen, dim=-1)))
        return torch.log_softmax(self.out(self.dropout(x)), dim=-1)


class Reader(nn.Module):
    """What the scorers of pairs have in common: the characters of a text, read with the names in it."""

    def __init__(self, digest: int, kinds: int, *, width: int = 96, dropout: float = 0.2) -> None:
        """`digest`: numbers of the digest; `kinds`: how many kinds of spans there are."""
        super().__init__()
        self.width = width
        self.marks, self.tags, self.kinds = (
            nn.Embedding(KINDS_OF_MARKS, 12),
            nn.Embedding(TAGS, 12),
            nn.Embedding(1 + 2 * kinds, 24),
        )
        self.into = nn.Linear(digest + 48, width)
        self.convolutions = Convolutions(width, (1, 2, 4, 8, 16), dropout)
        self.dropout = nn.Dropout(dropout)

    def read(self, digest: Tensor, tags: Tensor, marks: Tensor, kinds: Tensor) -> Tensor:
        """From what is seen of the characters to (characters, width)."""
        seen = (self.dropout(digest), self.tags(tags), self.marks(marks), self.kinds(kinds))
        read: Tensor = self.convolutions(self.into(torch.cat(seen, dim=-1))[None])[0]
        return read

    def spans(self, read: Tensor, sums: Tensor, spans: Tensor) -> Tensor:
        """First, last and mean character of each span: (spans, 3 × width)."""
        first, last = read[spans[:, 0]], read[spans[:, 1] - 1]
        return torch.cat((first, last, mean(sums, spans[:, 0], spans[:, 1])), dim=-1)


def sums_of(read: Tensor) -> Tensor:
    """What the characters before each one add up to, and all of them."""
    return torch.cat((torch.zeros_like(read[:1]), read.cumsum(0)))


def mean(sums: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """The mean of the characters between two offsets; of none 0."""
    return (sums[ends] - sums[starts]) / (ends - starts).clamp(min=1)[:, None]


def gaps(ones: Tensor, others: Tensor) -> tuple[Tensor, Tensor]:
    """Where what lies between two spans begins and ends; nothing does where they overlap."""
    starts = torch.minimum(ones[:, 1], others[:, 1])
    return starts, torch.maximum(torch.maximum(ones[:, 0], others[:, 0]), starts)


class Texts(Reader):
    """Log-probabilities of each character: in no text of a thing, one of a property begins there, or goes on."""

    def __init__(self, digest: int, kinds: int, properties: int, *, dropout: float = 0.2) -> None:
        """`properties`: how many go to a text."""
        super().__init__(digest, kinds, dropout=dropout)
        self.out = nn.Linear(self.width, 1 + 2 * properties)

    def forward(self, digest: Tensor, tags: Tensor, marks: Tensor, kinds: Tensor) -> Tensor:
        """From what is seen of the characters to (characters, 1 + 2 × properties)."""
        return torch.log_softmax(self.out(self.dropout(self.read(digest, tags, marks, kinds))), dim=-1)


class Product(nn.Module):
    """How well two vectors go together: what both say, number by number, which sums of them cannot tell."""

    def __init__(self, one: int, other: int, out: int, *, width: int = 64) -> None:
        """`one`, `other`, `out`: how many numbers the two and the outcome have."""
        super().__init__()
        self.one, self.other, self.out = nn.Linear(one, width), nn.Linear(other, width), nn.Linear(width, out)

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """From (pairs, one) and (pairs, other) to (pairs, out)."""
        both: Tensor = self.out(torch.tanh(self.one(one)) * torch.tanh(self.other(other)))
        return both


class Relations(Reader):
    """Of each pair of spans, how likely each property is to go from the one to the other, as log-odds."""

    def __init__(  # noqa: PLR0913 (how much there is of each)
        self, digest: int, kinds: int, signs: int, properties: int, rules: int, *, pair: int = 128, dropout: float = 0.2
    ) -> None:
        """`signs`: numbers that say how a pair stands; `properties`: how many there are; `rules`: how many rules it knows."""
        super().__init__(digest, kinds, dropout=dropout)
        self.kind = nn.Embedding(kinds, 16)
        self.subject, self.object = nn.Linear(3 * self.width + 16, pair), nn.Linear(3 * self.width + 16, pair)
        self.between, self.signs = nn.Linear(2 * self.width, pair), nn.Linear(signs + 2 * properties + rules, pair)
        self.norm, self.hidden, self.out = nn.LayerNorm(pair), nn.Linear(pair, pair), nn.Linear(pair, properties)
        self.said = nn.Parameter(torch.zeros(properties))

    def forward(  # noqa: PLR0913 (what the model takes)
        self, digest: Tensor, tags: Tensor, marks: Tensor, kinds: Tensor,
        subjects: Tensor, objects: Tensor, subject_kinds: Tensor, object_kinds: Tensor, signs: Tensor, rules: Tensor, sources: Tensor,
    ) -> Tensor:  # fmt: skip
        """From what is seen of the characters and of the pairs, and how sure the rules are of each property, to (pairs, properties)."""
        read = self.read(digest, tags, marks, kinds)
        sums, peaks = sums_of(read), sums_of(torch.exp(2 * torch.tanh(read)))
        starts, ends = gaps(subjects, objects)
        between = torch.cat((mean(sums, starts, ends), torch.log(mean(peaks, starts, ends) + 1e-3)), dim=-1)
        said = (rules > 0).float()
        x = (
            self.subject(self.dropout(torch.cat((self.spans(read, sums, subjects), self.kind(subject_kinds)), dim=-1)))
            + self.object(self.dropout(torch.cat((self.spans(read, sums, objects), self.kind(object_kinds)), dim=-1)))
            + self.between(self.dropout(between))
            + self.signs(torch.cat((signs, rules, said, sources), dim=-1))
        )
        x = torch.relu(self.norm(x))
        x = x + torch.relu(self.hidden(self.dropout(x)))
        out: Tensor = self.out(self.dropout(x)) + self.said * said
        return out


class Figures(Reader):
    """Of each number, how likely it is a figure of each candidate, which words say what it counts, and whether it is one at all."""

    def __init__(self, digest: int, kinds: int, signs: int, *, pair: int = 96, dropout: float = 0.2) -> None:
        """`signs`: numbers that say how a candidate stands to its number."""
        super().__init__(digest, kinds, dropout=dropout)
        number, candidate = 2 * self.width, 3 * self.width + 16
        self.kind = nn.Embedding(kinds, 16)
        self.number, self.candidate = nn.Linear(number, pair), nn.Linear(candidate, pair)
        self.between, self.signs = nn.Linear(self.width, pair), nn.Linear(signs, pair)
        self.both = Product(number, candidate, pair)
        self.norm, self.hidden, self.out = nn.LayerNorm(pair), nn.Linear(pair, pair), nn.Linear(pair, 1)
        self.whole = nn.Linear(number, 2)
        self.asks, self.offers, self.reach = nn.Linear(number, 64), nn.Linear(self.width, 64), nn.Embedding(REACH, 64)
        self.ends = nn.Linear(64, 2)

    def forward(  # noqa: PLR0913 (what the model takes)
        self, digest: Tensor, tags: Tensor, marks: Tensor, kinds: Tensor,
        numbers: Tensor, owners: Tensor, candidates: Tensor, candidate_kinds: Tensor, signs: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
        """From what is seen of characters, numbers and candidates to log-odds.

        Those of each candidate, of shape (candidates); that a number is a figure, and that it is of no time, of shape (numbers, 2); that its indicator
        begins and ends at each character in reach, of shape (numbers, REACH, 2).
        """
        read = self.read(digest, tags, marks, kinds)
        sums = sums_of(read)
        number = torch.cat((read[numbers[:, 0]], read[numbers[:, 1] - 1]), dim=-1)
        own = self.dropout(number[owners])
        candidate = self.dropout(torch.cat((self.spans(read, sums, candidates), self.kind(candidate_kinds)), dim=-1))
        between = self.between(self.dropout(mean(sums, *gaps(numbers[owners], candidates))))
        x = self.number(own) + self.candidate(candidate) + between + self.signs(signs) + self.both(own, candidate)
        x = torch.relu(self.norm(x))
        x = x + torch.relu(self.hidden(self.dropout(x)))
        return self.out(self.dropout(x))[:, 0], self.whole(number), self._ends(read, number, numbers[:, :1])

    def _ends(self, read: Tensor, number: Tensor, starts: Tensor) -> Tensor:
        reach = torch.arange(REACH)
        at = (starts - REACH_BACK + reach).clamp(min=0)
        at = torch.minimum(at, torch.full_like(at, 0) + read.shape[0] - 1)
        offered = self.offers(self.dropout(read))[at]
        ends: Tensor = self.ends(torch.tanh(offered + self.asks(self.dropout(number))[:, None] + self.reach(reach)))
        return ends
