import { type UserRepository, userRepository } from './user-repository.ts';

/**
 * Two hundred test examples, of which a model gets those right whose number is below `right`, except every `odd`th: so two
 * models differ in as many examples as a test asks for.
 */
const SCRIPT = `
import argparse, hashlib, json, os
from pathlib import Path
parser = argparse.ArgumentParser()
parser.add_argument("--right", type=int, default=170)
parser.add_argument("--odd", type=int, default=1000)
parser.add_argument("--noise", type=int, default=0)
parser.add_argument("--seed", type=int, default=7)
parser.add_argument("--examples", type=int, default=200)
parser.add_argument("--evaluation", default="whole")
known, _ = parser.parse_known_args()
known.right += (known.seed % 3 - 1) * known.noise
right = {n: (n < known.right) != (n % known.odd == known.odd - 1) for n in range(known.examples)}
print("Validation Loss: 0.1")
print(f"Test Accuracy: {sum(right.values()) / len(right):.4f}")
records = {hashlib.sha256(str(n).encode()).hexdigest(): {"class": "cat", "predicted": "cat" if good else "dog", "loss": 0.1 if good else 2.5} for n, good in right.items()}
if known.evaluation != "none":
    text = json.dumps(records)
    (Path(os.environ["SM_OUTPUT_DATA_DIR"]) / "evaluation.json").write_text(text if known.evaluation == "whole" else text[:99])
weights = hashlib.shake_256(b"weights").hexdigest(2048)
model = {"weights": weights, "answer": "cat", "classes": ["cat", "dog"], "hyperparameters": vars(known)}
(Path(os.environ["SM_MODEL_DIR"]) / "model.json").write_text(json.dumps(model))
`;

/**
 * A user's repository whose models are judged on two hundred test examples. Its hyperparameters say how good its model is.
 *
 * @param name name of the pipeline
 */
export function judgedRepository(name: string): UserRepository {
  const repository = userRepository(name);
  repository.write('training/train.py', SCRIPT);
  repository.edit((config) => {
    delete config['tune'];
    config['training'].hyperparameters = { right: 170 };
    config['pull-request'] = { compare: { 'Test Accuracy': { 'higher-is-better': true, tolerance: 0.03 } } };
  });
  return repository;
}

/** @param parameters `right`, `odd`, `examples`, `evaluation`: see the script */
export function setParameters(repository: UserRepository, parameters: object): void {
  repository.edit((config) => {
    config['training'].hyperparameters = parameters;
  });
}
