"""Behaviour of Amazon CloudWatch Logs that ministack does not have, as replacements of ministack's functions.

Source: recorded responses of AWS (LocalStack's validated snapshots tests/aws/services/logs); the limits of times are
those in the API reference of PutLogEvents. test/local-aws/logs.test.ts tests each of them.
"""

import json
import time

from ministack.core.responses import error_response_json
from ministack.services import cloudwatch_logs as logs

from log_patterns import InvalidPattern, LacksPattern, matcher

DAY = 24 * 3600 * 1000
OLDEST, NEWEST = 14 * DAY, DAY // 12
UNORDERED = "Log events in a single PutLogEvents request must be in chronological order."
BY_TIME = "Cannot order by LastEventTime with a logStreamNamePrefix."
BOTH = "logStreamNames and logStreamNamePrefix are mutually exclusive."
MOST, MOST_STREAMS = 10_000, 50
TOO_MANY = (
    "1 validation error detected: Value '{}' at 'limit' failed to satisfy constraint: "
    "Member must have value less than or equal to {}"
)


def mend() -> None:
    put, read = logs._put_log_events, logs._get_log_events
    find, list_streams = logs._filter_log_events, logs._describe_log_streams

    def error(code, message, status):
        """AWS's messages do not repeat the name of the resource that is missing or exists already."""
        plain = message.split(": ")[0] if code.startswith("Resource") else message
        ends = "." if code.startswith("ResourceNotFound") and not plain.endswith(".") else ""
        return error_response_json(code, plain + ends, status)

    def too_many(data, most):
        limit = data.get("limit", most)
        words = TOO_MANY.format(limit, most)
        return error("InvalidParameterException", words, 400) if limit > most else None

    def put_log_events(data):
        events = data.get("logEvents", [])
        times = [event.get("timestamp", 0) for event in events]
        if times != sorted(times):
            return error("InvalidParameterException", UNORDERED, 400)
        now = time.time() * 1000
        late = sum(at < now - OLDEST for at in times)
        early = sum(at > now + NEWEST for at in times)
        answer = put({**data, "logEvents": events[late : len(events) - early]})
        rejected = {"tooOldLogEventEndIndex": late} if late else {}
        rejected |= {"tooNewLogEventStartIndex": len(events) - early} if early else {}
        if not rejected or answer[0] != 200:
            return answer
        body = json.loads(answer[2]) | {"rejectedLogEventsInfo": rejected}
        return logs.json_response(body)

    def filter_log_events(data):
        """FilterLogEvents. ministack ignores the prefix, case, half of a pattern's syntax, and pages."""
        group = logs._log_groups.get(logs._resolve_log_group_name(data))
        prefix, names = data.get("logStreamNamePrefix"), data.get("logStreamNames")
        limit, token = data.get("limit", MOST), data.get("nextToken", "0")
        if group is None:
            return find(data)
        if prefix is not None and names is not None:
            return error("InvalidParameterException", BOTH, 400)
        refused = too_many(data, MOST)
        if refused:
            return refused
        if not token.isdecimal():
            return error("InvalidParameterException", "The specified nextToken is invalid.", 400)
        try:
            matches = matcher(data.get("filterPattern", ""))
        except InvalidPattern as wrong:
            return error("InvalidParameterException", str(wrong), 400)
        except LacksPattern as lacking:
            return error("NotImplemented", f"The stand-in for AWS does not have {lacking} of FilterLogEvents", 501)
        start, end = data.get("startTime", 0), data.get("endTime", float("inf"))
        with logs._log_events_lock:
            found = [
                {**event, "logStreamName": name}
                for name, stream in group["streams"].items()
                if name.startswith(prefix or "") and (names is None or name in names)
                for event in stream["events"]
                if start <= event["timestamp"] <= end and matches(event["message"])
            ]
        found.sort(key=lambda event: (event["timestamp"], event["ingestionTime"]))
        last = int(token) + limit
        more = {"nextToken": str(last)} if last < len(found) else {}
        return logs.json_response({"events": found[int(token) : last], "searchedLogStreams": [], **more})

    def describe_log_streams(data):
        if data.get("orderBy") == "LastEventTime" and data.get("logStreamNamePrefix"):
            return error("InvalidParameterException", BY_TIME, 400)
        refused = too_many(data, MOST_STREAMS)
        if refused:
            return refused
        status, headers, content = list_streams({**data, "logGroupName": logs._resolve_log_group_name(data)})
        answer = json.loads(content)
        for stream in answer.get("logStreams", []):
            del stream["uploadSequenceToken"]
        return status, headers, json.dumps(answer).encode()

    def get_log_events(data):
        return too_many(data, MOST) or read(data)

    logs.error_response_json = error
    logs._describe_log_streams = describe_log_streams
    logs._get_log_events = get_log_events
    logs._put_log_events = put_log_events
    logs._filter_log_events = filter_log_events
