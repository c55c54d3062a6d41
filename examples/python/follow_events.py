"""Prints every event of every track, each exactly once, from the oldest that is kept.

    python3 -m venv venv && venv/bin/pip install -r examples/python/requirements.txt
    venv/bin/python examples/python/generate.py      # the messages, from protos/
    venv/bin/python examples/python/follow_events.py 127.0.0.1:9092 100

The second argument says after how many events to stop, the third names the consumer group.
"""

import sys
from collections.abc import Iterator

from messages.followspot.v1 import track_pb2


def main() -> None:
    brokers = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:9092"
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    group = sys.argv[3] if len(sys.argv) > 3 else "example-python"
    for seen, value in enumerate(events(brokers, group), start=1):
        print(line(value), flush=True)
        if seen == limit:
            break


def events(brokers: str, group: str) -> Iterator[bytes]:
    from confluent_kafka import Consumer, KafkaException

    consumer = Consumer(
        {
            "bootstrap.servers": brokers,
            "group.id": group,
            "auto.offset.reset": "earliest",
            # Only what was committed: this is what makes it exactly once.
            "isolation.level": "read_committed",
        }
    )
    consumer.subscribe(["followspot.track-events"])
    try:
        while True:
            record = consumer.poll(0.5)
            if record is None:
                continue
            if record.error():
                raise KafkaException(record.error())
            yield record.value()
    finally:
        consumer.close()


def line(value: bytes) -> str:
    event = track_pb2.TrackEvent.FromString(value)
    word = track_pb2.TrackEventType.Name(event.type)[len("TRACK_EVENT_TYPE_") :].lower()
    return f"{event.event_id} {word} {event.transition.region_id}"


if __name__ == "__main__":
    main()
