"""The same seed gives the same bytes, whatever happens on the way."""

ARGUMENTS = ["--batch_size", "16", "--seed", "3"]


def content(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_two_processes_and_another_number_of_workers_write_the_same_files(start_training, train, pictures, tmp_path):
    other = start_training(pictures, *ARGUMENTS, "--workers", "1", into="two")
    train(pictures, *ARGUMENTS, into="one")
    _, errors = other.communicate()
    assert other.returncode == 0, errors
    assert content(tmp_path / "one/model") == content(tmp_path / "two/model")
    assert content(tmp_path / "one/output") == content(tmp_path / "two/output")


def test_another_seed_gives_another_model(train, pictures):
    one, two = (train(pictures, "--epochs", "1", "--seed", seed, into=seed) for seed in "12")
    assert content(one.model)["model.pth"] != content(two.model)["model.pth"]


def test_a_killed_run_goes_on_from_its_last_epoch_and_ends_with_the_same_model(
    train, fork_training, pictures, tmp_path
):
    arguments = [*ARGUMENTS, "--epochs", "30"]
    checkpoints = {"SM_CHECKPOINT_DIR": str(tmp_path / "checkpoints")}
    process = fork_training(pictures, *arguments, into="killed", **checkpoints)
    process.until("Epoch: 3/")
    process.kill()
    assert process.ended()[0] == -9
    assert not (tmp_path / "killed/model").exists()

    rest = train(pictures, *arguments, into="rest", **checkpoints)
    assert 2 < len(rest.values("Train Loss")) <= 28
    whole = train(pictures, *arguments, into="whole", SM_CHECKPOINT_DIR=str(tmp_path / "none"))
    assert len(whole.values("Train Loss")) == 30
    assert content(rest.model) == content(whole.model)


def test_a_checkpoint_of_other_settings_is_not_used(train, pictures, tmp_path):
    checkpoints = {"SM_CHECKPOINT_DIR": str(tmp_path / "checkpoints")}
    train(pictures, "--epochs", "2", **checkpoints)
    other = train(pictures, "--epochs", "2", "--learning_rate", "0.01", **checkpoints)
    assert len(other.values("Train Loss")) == 2
    assert any("created with other settings" in line for line in other.lines)
