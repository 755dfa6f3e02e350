"""Factors I - Q of a chain with SciPy's splu and solves for the chance of success of all states.

Usage: splu.py INPUT OUTPUT ORDER TURNS. INPUT, little-endian: int32 n and number of edges, int32
start[n + 1] and target[edges], float64 probability[edges] and success[n]. Prints the version of
SciPy and the median processor time of the turns in ms; OUTPUT is float64[n]. Exit code 3 without
SciPy.
"""

import sys
import time

try:
    import numpy as np
    import scipy
    from scipy.sparse import csr_matrix, identity
    from scipy.sparse.linalg import splu
except ImportError:
    sys.exit(3)

with open(sys.argv[1], "rb") as file:
    n, edges = np.fromfile(file, "<i4", 2)
    start = np.fromfile(file, "<i4", n + 1)
    target = np.fromfile(file, "<i4", edges)
    probability = np.fromfile(file, "<f8", edges)
    success = np.fromfile(file, "<f8", n)

matrix = (identity(n, format="csc") - csr_matrix((probability, target, start), (n, n)).tocsc()).tocsc()
times = []
for _ in range(int(sys.argv[4])):
    begun = time.process_time()
    result = splu(matrix, permc_spec=sys.argv[3]).solve(success)
    times.append(1000 * (time.process_time() - begun))
    if times[0] > 5000:
        break
result.astype("<f8").tofile(sys.argv[2])
print(scipy.__version__, sorted(times)[len(times) // 2])
