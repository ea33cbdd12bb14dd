// What the three servers understand: how an operation is said, and where its number stands in what comes back.
import { randomUUID } from "node:crypto";

const FILLER = "x".repeat(60);
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

// Everybody in a room gets the same packet: who has seen one knows the next by its stream, number and size.
const known = new Map();

function numbers(buffer, start, end) {
  const key = `${end - start}${buffer.latin1Slice(start, Math.min(end, start + 90))}`;
  let found = known.get(key);
  if (!found) {
    found = Array.from(buffer.latin1Slice(start, end).matchAll(/"@(\d+)@/g), (one) => Number(one[1]));
    if (known.size > 2_000) known.clear();
    known.set(key, found);
  }
  return found;
}

/** Which operation a message of ours answers, -1 for none. */
export function answers(buffer, start) {
  const id = start + ANSWER.length;
  return buffer.latin1Slice(start, id) === ANSWER ? parseInt(buffer.latin1Slice(id, id + ID), 16) : -1;
}

/** `said` is an operation as it is sent; `numbers` tells which operations a message delivers. */
export const KINDS = {
  ws: {
    path: "/",
    said: (_, number) => `{"id":${number},"words":"${FILLER.repeat(3)}"}`,
    numbers: (buffer, start) => [digits(buffer, start + 6)],
  },
  "socket.io": {
    path: SOCKET_IO,
    said: (_, number) => `42["say",{"id":${number},"words":"${FILLER.repeat(3)}"}]`,
    numbers: (buffer, start) => (buffer[start + 1] === 50 ? [digits(buffer, start + 15)] : NONE),
  },
  ours: {
    path: SOCKET_IO,
    said: ({ kind, body, words }, number) => {
      const told = { ...body, [words]: `@${number}@ ${FILLER}` };
      return event("operation", { id: operationId(number), kind, body: told });
    },
    numbers: (buffer, start, end) => (buffer.latin1Slice(start, start + 5) === '42["e' ? numbers(buffer, start, end) : NONE),
  },
};

/** A Socket.IO event. */
export const event = (name, message) => `42${JSON.stringify([name, message])}`;
