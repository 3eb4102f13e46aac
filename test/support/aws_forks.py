"""The AWS command line for a script of many commands: it is loaded once, and each command is a fork of it.

    aws_forks.py --serve SOCKET     beside the script; the socket is there when it answers
    aws_forks.py SOCKET ARGUMENT…   one command, with the folder, environment, files and exit code of this process

Starting it takes longer than all that a command does, which is awscli's own from the parsing of its arguments on.
"""

import json
import os
import signal
import socket
import sys

SERVICES = ["application-autoscaling", "lambda", "logs", "s3", "sagemaker", "sagemaker-runtime", "sts"]


def serve(path: str) -> None:
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    loader = driver.session.get_component("data_loader")
    for service in SERVICES:
        loader.load_service_model(service, "service-2")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{path}.new")
    listener.listen(16)
    os.rename(f"{path}.new", path)
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            answer(connection, driver)
        connection.close()


def answer(connection: socket.socket, driver) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    text, files, _, _ = socket.recv_fds(connection, 65536, 3)
    while not text.endswith(b"\n"):
        text += connection.recv(65536)
    folder, environment, arguments = json.loads(text)
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    code = 255
    try:
        code = driver.main(arguments)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number in range(3):
            os.close(number)
        connection.sendall(str(code).encode())
        os._exit(0)


def ask(path: str, arguments: list[str]) -> int:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        text = json.dumps([os.getcwd(), dict(os.environ), arguments]) + "\n"
        sent = socket.send_fds(connection, [text.encode()], [0, 1, 2])
        connection.sendall(text.encode()[sent:])
        return int(connection.recv(16) or 255)


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        serve(sys.argv[2])
    sys.exit(ask(sys.argv[1], sys.argv[2:]))
