"""One cold start, as a process of its own: FOLDER MODULE, the envelope on standard input.

Prints, as soon as the answer is there, the milliseconds of the import and of the first turn, and
what was said. The parent takes the time from the process's start.
"""

import json
import os
import sys
from time import perf_counter

started = perf_counter()
sys.path.insert(0, sys.argv[1])
handler = __import__(sys.argv[2]).handler
imported = perf_counter()
answer = handler(json.load(sys.stdin), None)
answered = perf_counter()
times = {"import": (imported - started) * 1e3, "turn": (answered - imported) * 1e3}
print(json.dumps({**times, "speech": answer["response"]["outputSpeech"]["ssml"]}), flush=True)
# The interpreter's taking itself apart is not part of a start.
os._exit(0)
