// The same relay on socket.io.
import { Server } from "socket.io";

const server = new Server(Number(process.argv[2]), { transports: ["websocket"], perMessageDeflate: false });
server.on("connection", (socket) => socket.on("say", (said) => server.emit("say", said)));
