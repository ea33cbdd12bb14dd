// A bare relay that stores nothing: every frame goes to everybody. The yardstick.
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ port: Number(process.argv[2]), perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    for (const other of server.clients) other.send(data, { binary: false });
  });
});
