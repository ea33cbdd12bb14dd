// What the three servers understand: how an operation is said, and where its number stands in what comes back.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

const SIZE = 60;
// The product's own words: what is said packs no better than what people say.
const VOCABULARY = readFileSync(new URL("../../workshops/words/en.json", import.meta.url), "utf8").match(/[a-z]+/gi);
const SENTENCES = Array.from({ length: 5_000 }, (_, place) => sentence(place));
const SOCKET_IO = "/socket.io/?EIO=4&transport=websocket";
const NONE = [];
const ANSWER = '42["answer",{"id":"';
const ID = 11;
/** An id as long as `client/src/core/ids.ts` makes it; here it begins with the operation's number. */
const operationId = (number) => number.toString(16).padStart(ID, "0") + randomUUID().slice(8);

/** The digits from `at` on, as a number. */
function digits(buffer, at) {
  let number = 0;
  for (let place = at; buffer[place] >= 48 && buffer[place] <= 57; place += 1) number = number * 10 + buffer[place] - 48;
  return number;
}

/** SIZE characters of words; the same for the same place. */
function sentence(place) {
  let words = "";
  for (let at = place * 7_919 + 1; words.length < SIZE; at = (at * 48_271) % 2_147_483_647) {
    words += `${VOCABULARY[at % VOCABULARY.length]} `;
  }
  return `${words.slice(0, SIZE - 1)}.`;
}

/** The words of an operation. */
const said = (number) => SENTENCES[number % SENTENCES.length];
const long = (number) => said(number) + said(number + 1) + said(number + 2);

// Everybody in a room gets the same packet, and has a processor of their own to unpack it, which the load has not: who
// has seen one knows the next by its size and how it begins, which tells its stream and number, or packed all in it.
const known = new Map();

function numbers(buffer, start, end, binary) {
  const key = `${end - start}${buffer.latin1Slice(start, Math.min(end, start + 90))}`;
  let found = known.get(key);
  if (!found) {
    const text = binary ? inflateRawSync(buffer.subarray(start, end)).latin1Slice() : buffer.latin1Slice(start, end);
    found = Array.from(text.matchAll(/"@(\d+)@/g), (one) => Number(one[1]));
    if (known.size > 2_000) known.clear();
    known.set(key, found);
  }
  return found;
}

/** Which operation a message of ours answers, -1 for none. */
export function answers(message) {
  return message.startsWith(ANSWER) ? parseInt(message.slice(ANSWER.length, ANSWER.length + ID), 16) : -1;
}

/** `said` is an operation as it is sent; `numbers` tells which operations a message delivers. */
export const KINDS = {
  ws: {
    path: "/",
    said: (_, number) => `{"id":${number},"words":"${long(number)}"}`,
    numbers: (buffer, start) => [digits(buffer, start + 6)],
  },
  "socket.io": {
    path: SOCKET_IO,
    said: (_, number) => `42["say",{"id":${number},"words":"${long(number)}"}]`,
    numbers: (buffer, start) => (buffer[start + 1] === 50 ? [digits(buffer, start + 15)] : NONE),
  },
  ours: {
    path: SOCKET_IO,
    said: ({ kind, body, words }, number) => {
      const told = { ...body, [words]: `@${number}@ ${said(number)}` };
      return event("operation", { id: operationId(number), kind, body: told });
    },
    numbers: (buffer, start, end, binary) =>
      binary || buffer.latin1Slice(start, start + 5) === '42["e' ? numbers(buffer, start, end, binary) : NONE,
  },
};

/** A Socket.IO event. */
export const event = (name, message) => `42${JSON.stringify([name, message])}`;
