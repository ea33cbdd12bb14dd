// A bare relay that stores nothing: every frame goes to everybody. The yardstick.
import { createRequire } from "node:module";

const { WebSocketServer } = createRequire(new URL("../../client/package.json", import.meta.url))("ws");
const server = new WebSocketServer({ port: Number(process.argv[2]), perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    for (const other of server.clients) other.send(data, { binary: false });
  });
});
