// All that can be done besides saying something: one list for the buttons, the slash and the help.

/**
 * The commands of a console. `argument` names what follows the name; `button` is the text of its
 * button; `key` a key that does it at once.
 */
export function commandsOf(console_) {
  return [
    { name: "launch", button: "Launch", does: "open the skill and say nothing", run: () => console_.act("launch") },
    { name: "silence", button: "Silence", key: "Ctrl+Enter", does: "say nothing: the reprompt, then the end", run: () => console_.act("silence") },
    { name: "leave", button: "Leave", does: "end the session, past the skill", run: () => console_.act("ends") },
    { name: "repeat", button: "Repeat request", does: "the same request once more, as Alexa may send it", run: () => console_.act("repeat_request") },
    { name: "session", does: "a new session with the next turn", run: () => console_.newSession() },
    { name: "new", button: "New conversation", does: "a new conversation in a shop as new", run: () => console_.begin({}) },
    { name: "replay", button: "Replay", does: "all of it once more, and see what differs", run: () => console_.replay() },
    { name: "reload", button: "Replay new code", does: "all of it once more, by the code as it is now", run: () => console_.reload() },
    { name: "save", button: "Save as test", key: "Ctrl+S", does: "the conversation as a test", run: () => console_.save() },
    { name: "open", button: "Open test", key: "Ctrl+O", does: "a conversation test, to be played", run: () => console_.open() },
    { name: "step", does: "the next turn of the test that is open", run: () => console_.step(false) },
    { name: "play", does: "all of its turns, up to one that differs", run: () => console_.step(true) },
    { name: "shopper", argument: "NAME", does: "be somebody else, or guest", run: (name) => console_.begin({ shopper: name || "guest" }) },
    { name: "screen", argument: "NAME", does: "a device with that screen, or none", run: (name) => console_.begin({ screen: name === "none" ? "" : name }) },
    { name: "clock", argument: "+2d", does: "move the clock with the next turn", run: (move) => console_.clock(move) },
    { name: "behind", key: "Ctrl+.", does: "open or fold what is behind the newest turn", run: () => console_.fold() },
    { name: "aloud", does: "read the answers aloud, or no longer", run: () => console_.readAloud() },
    { name: "theme", does: "light, dark, or as the system has it", run: () => console_.theme() },
    { name: "help", key: "F1", does: "this help", run: () => console_.help() },
  ];
}

/** The commands whose name begins as what was typed after the slash. */
export function begunBy(commands, typed) {
  const name = typed.slice(1).split(" ")[0];
  return commands.filter((command) => command.name.startsWith(name));
}

/** The command of a line that begins with a slash, with its argument; null where there is none. */
export function commandIn(commands, line) {
  const [name, ...rest] = line.slice(1).trim().split(/\s+/);
  const command = commands.find((one) => one.name === name);
  return command ? { command, argument: rest.join(" ") } : null;
}

/** The key of an event as the commands name theirs. */
export function keyOf(event) {
  const control = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  return control + (event.key.length === 1 ? event.key.toUpperCase() : event.key);
}
