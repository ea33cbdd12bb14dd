// What the three servers understand: how an operation is said, and where its number stands in what comes back.
import { randomUUID } from "node:crypto";

const FILLER = "x".repeat(60);
const SOCKET_IO = "/socket.io/?EIO=4&transport=websocket";
const NONE = [];
/** An id as `client/src/core/ids.ts` makes it. */
const operationId = () => Date.now().toString(16) + randomUUID().slice(8);

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
      return event("operation", { id: operationId(), kind, body: told });
    },
    numbers: (buffer, start, end) => (buffer.latin1Slice(start, start + 5) === '42["e' ? numbers(buffer, start, end) : NONE),
  },
};

/** A Socket.IO event. */
export const event = (name, message) => `42${JSON.stringify([name, message])}`;
