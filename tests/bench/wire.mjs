// One client on a WebSocket of its own, as cheap as Node allows: frames are cut out of the bytes, nothing is parsed.
import net from "node:net";

const ROOM = 128 * 1024;
const TEXT = 1;
const BINARY = 2;

/** Calls `heard(buffer, start, end, line, binary)` with the bytes of every message, `ended()` when the line is gone. */
export class Line {
  #buffer = Buffer.allocUnsafe(ROOM);
  #start = 0;
  #end = 0;
  #upgraded = false;

  constructor({ port, path = "/", cookie = "" }, { ready, heard, ended = () => undefined }) {
    this.received = 0;
    this.heard = heard;
    this.ready = ready;
    const onread = { buffer: () => this.#space(), callback: (size) => this.#took(size) };
    this.socket = net.connect({ port, host: "127.0.0.1", noDelay: true, onread });
    this.socket.on("error", () => undefined);
    this.socket.on("close", ended);
    this.socket.on("connect", () =>
      this.socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Cookie: ${cookie}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      ),
    );
  }

  // A client's frames are masked; a mask of zeros leaves the bytes as they are.
  send(text) {
    const size = Buffer.byteLength(text);
    const head = size < 126 ? 2 : size < 65_536 ? 4 : 10;
    const frame = Buffer.alloc(head + 4 + size);
    frame[0] = 0x81;
    frame[1] = 0x80 | (head === 2 ? size : head === 4 ? 126 : 127);
    if (head === 4) frame.writeUInt16BE(size, 2);
    if (head === 10) frame.writeBigUInt64BE(BigInt(size), 2);
    frame.write(text, head + 4);
    this.socket.write(frame);
  }

  cut() {
    this.socket.destroy();
  }

  #space() {
    if (this.#start === this.#end) this.#start = this.#end = 0;
    return this.#buffer.subarray(this.#end);
  }

  #took(size) {
    this.#end += size;
    this.received += size;
    if (!this.#upgraded && !this.#upgrade()) return true;
    for (let next = this.#frame(); next; next = this.#frame()) this.#start = next;
    this.#makeRoom(ROOM / 4);
    return true;
  }

  #upgrade() {
    const found = this.#buffer.indexOf("\r\n\r\n", this.#start);
    if (found < 0 || found >= this.#end) return false;
    const line = this.#buffer.toString("latin1", this.#start, this.#start + 12);
    if (!line.endsWith("101")) throw new Error(`no WebSocket: ${line}`);
    this.#start = found + 4;
    this.#upgraded = true;
    this.ready(this);
    return true;
  }

  /** Hand on the next frame if it is whole; where the one after it begins, otherwise 0. */
  #frame() {
    const [buffer, start, have] = [this.#buffer, this.#start, this.#end - this.#start];
    if (have < 2) return 0;
    let size = buffer[start + 1] & 0x7f;
    let head = 2;
    if (size === 126) head = 4;
    else if (size === 127) head = 10;
    if (have < head) return 0;
    if (head === 4) size = buffer.readUInt16BE(start + 2);
    if (head === 10) size = Number(buffer.readBigUInt64BE(start + 2));
    if (have < head + size) {
      this.#makeRoom(head + size - have);
      return 0;
    }
    const kind = buffer[start] & 0x0f;
    if (kind === TEXT || kind === BINARY) this.heard(buffer, start + head, start + head + size, this, kind === BINARY);
    return start + head + size;
  }

  #makeRoom(wanted) {
    if (this.#buffer.length - this.#end >= wanted) return;
    const have = this.#end - this.#start;
    const roomy = have + wanted > this.#buffer.length ? Buffer.allocUnsafe(2 * (have + wanted)) : this.#buffer;
    this.#buffer.copy(roomy, 0, this.#start, this.#end);
    [this.#buffer, this.#start, this.#end] = [roomy, 0, have];
  }
}
