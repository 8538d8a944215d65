// Asks the console's own server. Whatever it refuses is an Error with the words to show.

async function asked(path, options) {
  let answer;
  try {
    answer = await fetch(`/api${path}`, options);
  } catch {
    throw new Error("The console does not answer. Is `aisle console` still running?");
  }
  const told = await answer.json().catch(() => ({ error: "The console broke; see its terminal." }));
  if (!answer.ok) throw new Error(told.error);
  return told;
}

export const get = (path) => asked(path, {});

export const post = (path, body = {}) =>
  asked(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
