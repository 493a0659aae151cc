"""Prints the root over entries 0, 1, 2, ... (eight big-endian bytes each) at every size, one line of base64 per size, by pymerkle."""

import base64
import sys

from pymerkle import InmemoryTree

tree = InmemoryTree(algorithm="sha256")
for number in range(int(sys.argv[1])):
    tree.append_entry(number.to_bytes(8, "big"))
    print(base64.b64encode(tree.get_state()).decode())
