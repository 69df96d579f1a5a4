"""Runs of PyTorch's own optimizers for TorchTests: what they reach, and what they reach from OptimGen's states.

    torch_runs.py there  SCRIPT_FOLDER CASES FOLDER   k steps, converted to <case>.k.safetensors; n more, to <case>.kn.safetensors
    torch_runs.py back   SCRIPT_FOLDER CASES FOLDER   from <case>.ours.safetensors n steps, to <case>.ours.n.safetensors
    torch_runs.py record SCRIPT_FOLDER CASES FOLDER   as there, and the files as JSON
"""
import json
import os
import struct
import subprocess
import sys

import torch

SHAPES = {"layer.weight": (3, 4), "layer.bias": (4,)}


def parameters(dtype):
    result = {}
    for number, (name, shape) in enumerate(SHAPES.items()):
        count = int(torch.tensor(shape).prod())
        values = [((i * 5 + number) % 7 - 3) / 4 for i in range(count)]
        result[name] = torch.nn.Parameter(torch.tensor(values, dtype=dtype).reshape(shape))
    return result


def gradient(tensor):
    """As the test computes it: a * (x - target), with numbers that are exact in every type."""
    index = torch.arange(tensor.numel())
    a = (1 + (index % 5) / 4).to(tensor.dtype)
    target = ((index * 7) % 11 - 5).to(tensor.dtype) / 4
    return (a * (tensor.detach().flatten() - target)).reshape(tensor.shape)


def make(case, tensors):
    cls = getattr(torch.optim, case["class"])
    groups = [{"params": [tensors["layer.weight"]]}, {"params": [tensors["layer.bias"]], **case["bias"]}] if "bias" in case else list(tensors.values())
    return cls(groups, **{key: tuple(value) if isinstance(value, list) else value for key, value in case["settings"].items()})


def steps(optimizer, tensors, count):
    for _ in range(count):
        for tensor in tensors.values():
            tensor.grad = gradient(tensor)
        optimizer.step()


def model(tensors):
    return {name: tensor.detach().clone() for name, tensor in tensors.items()}


def there(case, script, folder):
    tensors = parameters(getattr(torch, case["dtype"]))
    optimizer = make(case, tensors)
    for name, count in (("k", case["k"]), ("kn", case["n"])):
        steps(optimizer, tensors, count)
        stem = os.path.join(folder, f"{case['name']}.{name}")
        if case.get("cli"):
            # By the command, as users would.
            torch.save({"model": model(tensors), "optimizer": optimizer.state_dict()}, stem + ".pt")
            command = [sys.executable, os.path.join(script, "torch_state.py"), "to-safetensors", stem + ".pt", stem + ".safetensors"]
            subprocess.run(command + ["--optimizer", case["class"], "--trusted"], check=True)
            os.remove(stem + ".pt")
        else:
            torch_state.to_safetensors(case["class"], optimizer.state_dict(), model(tensors), stem + ".safetensors", list(SHAPES))


def back(case, script, folder):
    stem = os.path.join(folder, f"{case['name']}.ours")
    if case.get("cli"):
        subprocess.run([sys.executable, os.path.join(script, "torch_state.py"), "to-torch", stem + ".safetensors", stem + ".pt"], check=True)
        saved = torch_state.load(stem + ".pt", trusted=True)
        values, state = saved["model"], saved["optimizer"]
    else:
        values, state, _ = torch_state.to_torch(stem + ".safetensors")
    tensors = {name: torch.nn.Parameter(values[name].clone()) for name in SHAPES}
    optimizer = make(case, tensors)
    optimizer.load_state_dict(state)
    for group, wanted in zip(optimizer.param_groups, state["param_groups"]):
        assert all(group[key] == value for key, value in wanted.items() if key != "params"), (group, wanted)
    for group in optimizer.param_groups:
        # The path is no part of a state; NAdam's other one is wrong in versions 1.10 to 1.13.
        group["foreach"] = case["settings"].get("foreach")
    steps(optimizer, tensors, case["n"])
    torch_state.to_safetensors(case["class"], optimizer.state_dict(), model(tensors), stem + ".n.safetensors", list(SHAPES))


def record(case, script, folder):
    there(case, script, folder)
    files = {}
    for name in ("k", "kn"):
        path = os.path.join(folder, f"{case['name']}.{name}.safetensors")
        tensors, metadata = torch_state.read_safetensors(path)
        files[name] = {
            "metadata": metadata,
            "tensors": {
                key: {"dtype": torch_state.NAME_OF_TYPE[value.dtype], "shape": list(value.shape), "values": value.flatten().tolist()}
                for key, value in tensors.items()
            },
        }
        os.remove(path)
    with open(os.path.join(folder, f"{case['name']}.json"), "w", encoding="utf-8") as file:
        json.dump({"source": f"torch.optim.{case['class']} of PyTorch {torch.__version__}", **files}, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    command, script, cases, folder = sys.argv[1:]
    sys.path.insert(0, script)
    import torch_state

    with open(cases, encoding="utf-8") as file:
        for case in json.load(file):
            {"there": there, "back": back, "record": record}[command](case, script, folder)
