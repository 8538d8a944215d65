// Lets the console start anew and waits for it.
import { get, post } from "./server.js";

const STEP = 500;
const TRIES = 120;

const pause = () => new Promise((resolve) => setTimeout(resolve, STEP));

/** The conversation as the next process has played it. */
export async function nextProcess() {
  const { process } = await post("/leave");
  for (let tries = 0; tries < TRIES; tries += 1) {
    await pause();
    const desk = await get("/conversation").catch(() => null);
    if (desk && desk.process !== process) return desk;
  }
  throw new Error("The console does not come back: its terminal says why.");
}
