# AdamW as PyTorch's users run it: the fastest of some rounds of optimizer.step(), in nanoseconds, one line for each problem.
import sys
import time

import torch


def measure(parameters, rounds=15):
    for parameter in parameters:
        parameter.grad = torch.rand_like(parameter) - 0.5
    optimizer = torch.optim.AdamW(parameters, lr=1e-3)
    for _ in range(3):
        optimizer.step()
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter_ns()
        steps = 0
        while steps == 0 or time.perf_counter_ns() - start < 5_000_000:
            optimizer.step()
            steps += 1
        best = min(best, (time.perf_counter_ns() - start) / steps)
    return best


def tensors(count, length):
    return [torch.nn.Parameter(torch.rand(length)) for _ in range(count)]


threads = int(sys.argv[1])
torch.set_num_threads(threads)
print("version", torch.__version__)
for problem in sys.argv[2:]:
    count, length = (int(part) for part in problem.split("x"))
    print(problem, measure(tensors(count, length)))
