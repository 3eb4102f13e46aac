"""Behaviour of Amazon CloudWatch for metrics that ministack does not have.

Source: recorded responses of AWS (LocalStack's validated snapshots tests/aws/services/cloudwatch).
test/local-aws/sdk-forms.test.ts tests each of them.
"""

from collections.abc import Iterator

from ministack.services import cloudwatch


def members(params: dict, name: str) -> Iterator[str]:
    """Prefixes of the keys of a list's members, in a request of the query protocol."""
    number = 1
    while any(key.startswith(f"{name}.member.{number}.") for key in params):
        yield f"{name}.member.{number}."
        number += 1


def mend() -> None:
    list_metrics, get_data = cloudwatch._list_metrics, cloudwatch._get_metric_data

    def list_metrics_with(params, data, is_cbor, is_json=False):
        """ListMetrics with Dimensions; ministack does not read them from a request of the query protocol."""
        wanted = [
            (cloudwatch._p(params, f"{each}Name"), cloudwatch._p(params, f"{each}Value"))
            for each in members(params or {}, "Dimensions")
        ]
        if not wanted:
            return list_metrics(params, data, is_cbor, is_json)
        everything = cloudwatch._metrics

        def has_all(points: list) -> bool:
            dimensions = points[0].get("Dimensions", {}) if points else {}
            return all(name in dimensions and value in ("", dimensions[name]) for name, value in wanted)

        cloudwatch._metrics = {key: points for key, points in everything.items() if has_all(points)}
        try:
            return list_metrics(params, data, is_cbor, is_json)
        finally:
            cloudwatch._metrics = everything

    def get_metric_data(params, data, is_cbor, is_json=False):
        """A query without a label gets the name of its metric as its label."""
        for query in (data or {}).get("MetricDataQueries", []):
            name = query.get("MetricStat", {}).get("Metric", {}).get("MetricName")
            if name:
                query.setdefault("Label", name)
        for each in members(params or {}, "MetricDataQueries"):
            name = cloudwatch._p(params, f"{each}MetricStat.Metric.MetricName")
            if name:
                params.setdefault(f"{each}Label", [name])
        return get_data(params, data, is_cbor, is_json)

    cloudwatch._list_metrics = list_metrics_with
    cloudwatch._get_metric_data = get_metric_data
