#!/usr/bin/env python3
"""Turns what torch.save writes into what OptimGen's TorchState.Import reads, and back.

    torch_state.py to-safetensors run.pt run.safetensors --optimizer Adam
    torch_state.py to-torch       run.safetensors run.pt

run.pt is torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict()}, "run.pt"); the keys can be given other names.
"model" may be missing: then parameters go by their places, and TorchMatching.Order finds them.

Needs PyTorch (1.13 or newer) and nothing else.
"""
import argparse
import ctypes
import json
import pickle
import struct

import torch

# The types of a safetensors file, the widest first.
TYPES = [("F64", torch.float64), ("F32", torch.float32), ("F16", torch.float16), ("BF16", torch.bfloat16)]
NAME_OF_TYPE = {dtype: name for name, dtype in TYPES}
TYPE_OF_NAME = dict(TYPES)


def size_of(dtype):
    return torch.empty(0, dtype=dtype).element_size()


def write_safetensors(path, tensors, metadata):
    """Writes tensors (name -> tensor) and strings: header length, JSON padded with spaces, numbers without holes, widest types first."""
    order = sorted(tensors, key=lambda name: (-size_of(tensors[name].dtype), name))
    header = {"__metadata__": metadata}
    place = 0
    for name in order:
        tensor = tensors[name]
        end = place + tensor.numel() * tensor.element_size()
        header[name] = {"dtype": NAME_OF_TYPE[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [place, end]}
        place = end
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        for name in order:
            tensor = tensors[name].detach().cpu().contiguous()
            file.write(ctypes.string_at(tensor.data_ptr(), tensor.numel() * tensor.element_size()))


def read_safetensors(path):
    """The tensors (name -> tensor) and the strings of a file."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length).decode("utf-8"))
        metadata = header.pop("__metadata__", {})
        tensors = {}
        for name, entry in header.items():
            begin, end = entry["data_offsets"]
            dtype = TYPE_OF_NAME[entry["dtype"]]
            if end == begin:
                tensors[name] = torch.empty(entry["shape"], dtype=dtype)
                continue
            file.seek(8 + length + begin)
            tensors[name] = torch.frombuffer(bytearray(file.read(end - begin)), dtype=dtype).reshape(entry["shape"])
    return tensors, metadata


def names_of(model, groups, names):
    """The names of the optimizer's parameters in the order of its groups."""
    count = sum(len(group["params"]) for group in groups)
    if names is None and all("param_names" in group for group in groups):
        names = [name for group in groups for name in group["param_names"]]
    if names is None and model is None:
        names = [str(place) for place in range(count)]
    if names is None:
        if len(groups) > 1:
            raise SystemExit("There are several groups, whose order is not the model's: give the parameters' --names in the order of the groups.")
        names = list(model)
    if len(names) != count:
        raise SystemExit(f"The optimizer has {count} parameters, but there are {len(names)} names: give its parameters' --names.")
    return names


def plain(value):
    """A setting as JSON can hold it; newer versions keep some as tensors."""
    if torch.is_tensor(value):
        return value.item()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def to_safetensors(optimizer_name, optimizer, model, path, names=None):
    """Writes a model's (or None) and an optimizer's state_dict."""
    groups = optimizer["param_groups"]
    names = names_of(model, groups, names)
    name_of = dict(zip((place for group in groups for place in group["params"]), names))
    tensors = {}
    if model is not None:
        for name in names:
            tensors[name] = model[name]
    for place, state in optimizer["state"].items():
        for key, value in state.items():
            if value is None:
                continue
            if not torch.is_tensor(value):
                value = torch.tensor(float(value), dtype=torch.float32)
            tensors[f"state.{name_of[place]}.{key}"] = value
    written = [
        {**{key: plain(value) for key, value in group.items() if key != "param_names"}, "params": [name_of[place] for place in group["params"]]}
        for group in groups
    ]
    write_safetensors(path, tensors, {"format": "pt", "torch.optimizer": optimizer_name, "torch.param_groups": json.dumps(written)})


def defaults_of(optimizer_name):
    """What the installed version's optimizer has for settings that the file lacks."""
    # The learning rate, which some versions ask for, is always in the file.
    optimizer = getattr(torch.optim, optimizer_name)([torch.nn.Parameter(torch.zeros(1))], lr=1e-3)
    return {key: value for key, value in optimizer.state_dict()["param_groups"][0].items() if key != "params"}


def to_torch(path):
    """The state_dicts of the model (None where the file has no parameters) and of the optimizer, and the optimizer's name."""
    tensors, metadata = read_safetensors(path)
    optimizer_name = metadata["torch.optimizer"]
    defaults = defaults_of(optimizer_name)
    groups, names = [], []
    for group in json.loads(metadata["torch.param_groups"]):
        places = list(range(len(names), len(names) + len(group["params"])))
        names += group["params"]
        group = {key: tuple(value) if isinstance(value, list) else value for key, value in group.items()}
        groups.append({**defaults, **group, "params": places})
    state = {}
    for place, name in enumerate(names):
        prefix = f"state.{name}."
        own = {key[len(prefix):]: value for key, value in tensors.items() if key.startswith(prefix) and "." not in key[len(prefix):]}
        if own:
            state[place] = own
    model = {name: tensors[name] for name in names if name in tensors}
    return (model or None), {"state": state, "param_groups": groups}, optimizer_name


def load(path, trusted=False):
    """What torch.save wrote. Loading without restriction runs whatever code a file holds."""
    try:
        return torch.load(path, map_location="cpu", weights_only=not trusted)
    except pickle.UnpicklingError as error:
        raise SystemExit(
            f"{path} cannot be loaded safely: {error}\nThe safe loader of PyTorch before 2.0 reads no optimizer's state. "
            "If you trust the file, give --trusted."
        ) from None


def main():
    parser = argparse.ArgumentParser(description="Turns what torch.save writes into what TorchState.Import reads, and back.")
    commands = parser.add_subparsers(dest="command", required=True)
    there = commands.add_parser("to-safetensors", help="from torch.save")
    there.add_argument("source")
    there.add_argument("target")
    there.add_argument("--optimizer", required=True, help="the class in torch.optim, which a state_dict does not name")
    there.add_argument("--names", help="the parameters' names, separated by commas, in the order of the optimizer's groups")
    there.add_argument("--trusted", action="store_true", help="load a file that is known to be harmless without the safe loader")
    back = commands.add_parser("to-torch", help="to torch.save")
    back.add_argument("source")
    back.add_argument("target")
    for command in (there, back):
        command.add_argument("--model-key", default="model", help="where the model's state_dict is (default: model)")
        command.add_argument("--optimizer-key", default="optimizer", help="where the optimizer's state_dict is (default: optimizer)")
    arguments = parser.parse_args()
    if arguments.command == "to-safetensors":
        saved = load(arguments.source, arguments.trusted)
        names = arguments.names.split(",") if arguments.names else None
        to_safetensors(arguments.optimizer, saved[arguments.optimizer_key], saved.get(arguments.model_key), arguments.target, names)
    else:
        model, optimizer, _ = to_torch(arguments.source)
        saved = {arguments.optimizer_key: optimizer}
        if model is not None:
            saved[arguments.model_key] = model
        torch.save(saved, arguments.target)


if __name__ == "__main__":
    main()
