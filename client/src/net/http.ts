import { Refusal } from "../core/refusal";

interface Problem {
  code?: string;
  data?: Record<string, unknown>;
}

async function refusalOf(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  return new Refusal(problem.code ?? "unavailable", problem.data);
}

let first: () => Promise<void> = async () => undefined;

/** From now on this comes before whatever else is asked of the server; where it fails, nothing is asked. */
export function askFirst(work: () => Promise<void>): void {
  first = work;
}

async function call(method: string, path: string, body?: unknown, patience = 0): Promise<Response> {
  await first();
  return request(method, path, body, patience);
}

async function request(method: string, path: string, body: unknown, patience: number): Promise<Response> {
  const headers: Record<string, string> = { "X-Requested-With": "common-ground", Accept: "application/json" };
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (body instanceof Blob) init.body = body;
  else if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(body);
  }
  if (patience) init.signal = AbortSignal.timeout(patience);
  const response = await fetch(`/api${path}`, init).catch(() => {
    throw new Refusal("offline");
  });
  if (!response.ok) throw await refusalOf(response);
  return response;
}

async function read<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** GET /api<path>, for so many milliseconds at most; throws a Refusal. */
export const load = async <T>(path: string, patience = 0): Promise<T> => read<T>(await call("GET", path, undefined, patience));

/** GET /api<path> as a file; throws a Refusal. */
export const loadFile = async (path: string): Promise<Blob> => (await call("GET", path)).blob();

/** POST /api<path>, a file as it is and anything else as JSON, for so many milliseconds at most; throws a Refusal. */
export const send = async <T>(path: string, body: unknown = {}, patience = 0): Promise<T> =>
  read<T>(await call("POST", path, body, patience));

/** The same, before anything that has to come first. */
export const sendFirst = async (path: string, body: unknown, patience: number): Promise<void> =>
  void (await request("POST", path, body, patience));

/** PATCH, PUT or DELETE /api<path>; throws a Refusal. */
export const change = async <T>(method: "PATCH" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> =>
  read<T>(await call(method, path, body));
