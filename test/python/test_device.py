"""A GPU that is paid for is used: network and batches are moved to the device."""

import pytest
import torch
import train as script
from architectures import small_cnn
from data import Pictures, load, read_image_folders
from epochs import evaluate, train_epoch


def test_the_network_is_moved_before_it_learns(train, pictures, monkeypatch):
    class Reached(Exception):
        pass

    def fit(network, _folders, _settings, device, *_):
        assert {parameter.device.type for parameter in network.parameters()} == {device.type} == {"meta"}
        raise Reached

    monkeypatch.setattr(script, "choose_device", lambda: torch.device("meta"))
    monkeypatch.setattr(script, "fit", fit)
    with pytest.raises(Reached):
        train(pictures)


@pytest.mark.parametrize("learning", [True, False])
def test_batches_are_moved_to_the_networks_device(pictures, learning):
    # Tensors on "meta" have no data and cannot be mixed with others; reading a value from one is
    # what must fail in the end, so that error says that all before it was on one device.
    device = torch.device("meta")
    network = small_cnn(3).to(device)
    batches = load(Pictures(read_image_folders(pictures).splits["valid"], 28), 4, 0)
    with pytest.raises((RuntimeError, NotImplementedError), match="item|copy out of meta"):
        if learning:
            train_epoch(network, batches, torch.optim.SGD(network.parameters(), lr=0.1), device, "1/1")
        else:
            evaluate(network, batches, device)


def test_a_gpu_is_chosen_where_there_is_one(monkeypatch, capsys):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert script.choose_device().type == "cuda"
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert script.choose_device().type == "cpu"
    assert capsys.readouterr().out.splitlines() == ["Device: cuda, 1 threads", "Device: cpu, 1 threads"]
