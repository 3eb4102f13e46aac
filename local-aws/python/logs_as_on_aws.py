"""What Amazon CloudWatch Logs answers and ministack does not, mended where ministack keeps its events.

Facts from recorded answers of AWS itself (LocalStack's validated snapshots tests/aws/services/logs); the limits of times
are those of PutLogEvents' API reference. test/local-aws/logs.test.ts states each of them.
"""

import json
import time

from ministack.core.responses import error_response_json
from ministack.services import cloudwatch_logs as logs

DAY = 24 * 3600 * 1000
OLDEST, NEWEST = 14 * DAY, DAY // 12
UNORDERED = "Log events in a single PutLogEvents request must be in chronological order."
BY_TIME = "Cannot order by LastEventTime with a logStreamNamePrefix."
BOTH = "logStreamNames and logStreamNamePrefix are mutually exclusive."


def mend() -> None:
    put, find, list_streams = logs._put_log_events, logs._filter_log_events, logs._describe_log_streams

    def error(code, message, status):
        """What is missing, or there already, stands in the request; AWS does not say it again."""
        plain = message.split(": ")[0] if code.startswith("Resource") else message
        return error_response_json(code, plain + "." if code.startswith("ResourceNotFound") else plain, status)

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
        """ministack reads no prefix, and knows of no next page: one page holds what it may, 10,000 events."""
        prefix, names = data.get("logStreamNamePrefix"), data.get("logStreamNames")
        if prefix is None:
            return find(data)
        if names is not None:
            return error("InvalidParameterException", BOTH, 400)
        streams = logs._log_groups.get(logs._resolve_log_group_name(data), {"streams": {}})["streams"]
        found = [name for name in streams if name.startswith(prefix)]
        # Without names ministack looks at all streams.
        return find({**data, "logStreamNames": found or [prefix]})

    def describe_log_streams(data):
        if data.get("orderBy") == "LastEventTime" and data.get("logStreamNamePrefix"):
            return error("InvalidParameterException", BY_TIME, 400)
        return list_streams(data)

    logs.error_response_json = error
    logs._describe_log_streams = describe_log_streams
    logs._put_log_events = put_log_events
    logs._filter_log_events = filter_log_events
