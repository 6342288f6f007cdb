"""Every object store: whole or absent, found by all machines, and plain about what is wrong."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reelwright.errors import ConfigError, StorageError
from reelwright.ports import Access, ObjectStore, Resources
from reelwright.storage import cloud
from reelwright.storage.bucket import BucketObjects
from reelwright.storage.cloud import CloudStore
from reelwright.storage.keys import version_key
from reelwright.storage.open import open_objects, open_store
from tests.emulators.buckets import HASTY, Bucket
from tests.emulators.door import ANSWER_LOST, DROPPED, TRUNCATED

KEY = "render_segment/ab/abcd.mp4"
RECORD = "render_segment/ab/abcd.json"
NAMES = [
    "été à la plage.mp4",
    "日本語/第1話.mp4",
    "a+b&c=d;e,f@g!(h)'i.mp4",
    "~$x:y.json",
    "x" * 150,
]


def _filled(body: bytes):  # type: ignore[no-untyped-def]
    return lambda path: path.write_bytes(body) and None


@pytest.fixture(params=["file", "gs", "s3"])
def url_and_resources(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Resources]:
    """A place of each sort, as settings name it."""
    if request.param == "file":
        url = f"file://{tmp_path}/shared%20folder"
        return url, Resources(tmp_path, objects_url=url)
    bucket = request.getfixturevalue("gcs_bucket" if request.param == "gs" else "s3_bucket")
    return bucket.url, bucket.resources(tmp_path)


@pytest.fixture
def machines(
    url_and_resources: tuple[str, Resources], tmp_path: Path
) -> tuple[ObjectStore, ObjectStore]:
    """Two workspaces with the same objects."""
    url, resources = url_and_resources
    return tuple(open_store(url, resources, tmp_path / name) for name in ("one", "two"))  # type: ignore[return-value]


def test_what_one_machine_makes_the_other_finds(
    machines: tuple[ObjectStore, ObjectStore],
) -> None:
    one, two = machines
    assert two.find(KEY) is None
    assert one.put(KEY, _filled(b"segment")).read_bytes() == b"segment"
    found = two.find(KEY)
    assert found is not None
    assert found.read_bytes() == b"segment"


def test_a_failed_put_leaves_nothing_anywhere(
    machines: tuple[ObjectStore, ObjectStore], tmp_path: Path
) -> None:
    def half(path: Path) -> None:
        path.write_bytes(b"half")
        raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        machines[0].put(KEY, half)
    assert machines[0].find(KEY) is None
    assert machines[1].find(KEY) is None
    assert list(tmp_path.rglob("*abcd*")) == []


def test_puts_of_one_key_at_once_end_with_one_of_them_whole(
    machines: tuple[ObjectStore, ObjectStore],
) -> None:
    bodies = [bytes([number]) * 100_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: machines[n % 2].put(KEY, _filled(bodies[n])), range(8)))
    for machine in machines:
        found = machine.find(KEY)
        assert found is not None
        assert found.read_bytes() in bodies


def test_what_is_removed_is_gone_with_its_record_for_every_machine(
    machines: tuple[ObjectStore, ObjectStore],
) -> None:
    one, two = machines
    one.put(KEY, _filled(b"segment"))
    one.put(RECORD, _filled(b"{}"))
    assert two.find(RECORD) is not None
    one.remove(KEY)
    one.remove(KEY)
    assert one.find(KEY) is None
    assert one.find(RECORD) is None
    assert two.find(RECORD) is None


@pytest.mark.parametrize("name", NAMES)
def test_unusual_keys_are_kept_as_they_are(
    name: str, url_and_resources: tuple[str, Resources], tmp_path: Path
) -> None:
    url, resources = url_and_resources
    store = open_store(url, resources, tmp_path / "one")
    objects = open_objects(resources, tmp_path / "one")
    store.put(name, _filled(b"x"))
    other = open_store(url, resources, tmp_path / "two").find(name)
    assert other is not None
    assert [found.key for found in objects.list("artifacts/")] == [f"artifacts/{name}"]
    assert objects.size(f"artifacts/{name}") == 1


@pytest.mark.parametrize(
    "key", ["../x", "a//b", "/etc/x", "a/./b", "a\nb", "a?b", "a#b", "y" * 300]
)
def test_keys_that_mean_something_else_somewhere_are_refused(
    key: str, url_and_resources: tuple[str, Resources], tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match="key"):
        open_objects(url_and_resources[1], tmp_path).size(key)


def test_ranges_and_sizes_are_read_without_the_rest(
    url_and_resources: tuple[str, Resources], tmp_path: Path
) -> None:
    objects = open_objects(url_and_resources[1], tmp_path)
    key, source = version_key("v1", 1, "final.mp4"), tmp_path / "final.mp4"
    source.write_bytes(bytes(range(250)) * 10_000)
    objects.put_file(key, source)
    assert objects.size(key) == 2_500_000
    assert b"".join(objects.read_range(key, 3, 7)) == bytes([3, 4, 5, 6])
    assert b"".join(objects.read_range(key, 2_499_990)) == bytes(range(240, 250))
    assert b"".join(objects.read_range(key, 2_499_990, 9_999_999)) == bytes(range(240, 250))
    assert b"".join(objects.read_range(key, 5, 5)) == b""
    chunks = list(objects.read_range(key, 0))
    assert b"".join(chunks) == source.read_bytes()
    assert len(chunks) > 1
    with pytest.raises(StorageError, match="There is less"):
        list(objects.read_range(key, 2_600_000))
    with pytest.raises(StorageError, match="There is no videos/v1/v1/gone"):
        list(objects.read_range("videos/v1/v1/gone.mp4", 0, 5))


def test_a_folder_is_listed_whole_and_nothing_beside_it(
    url_and_resources: tuple[str, Resources], tmp_path: Path
) -> None:
    objects = open_objects(url_and_resources[1], tmp_path)
    source = tmp_path / "x"
    source.write_bytes(b"123")
    names = [version_key("v1", number, "final.mp4") for number in range(1, 13)]
    for name in [*names, version_key("v10", 1, "final.mp4")]:
        objects.put_file(name, source)
    found = list(objects.list("videos/v1/"))
    assert sorted(one.key for one in found) == sorted(names)
    assert {one.size for one in found} == {3}
    assert abs(found[0].modified_ms - time.time() * 1000) < 60_000
    objects.delete(*names, "videos/v1/never")
    assert list(objects.list("videos/v1/")) == []
    assert len(list(objects.list(""))) == 1


# What only buckets do.


@pytest.fixture(params=["gs", "s3"])
def bucket(request: pytest.FixtureRequest) -> Iterator[Bucket]:
    """A prefix of each sort of bucket."""
    given: Bucket = request.getfixturevalue("gcs_bucket" if request.param == "gs" else "s3_bucket")
    yield given
    given.door.heal()


@pytest.mark.parametrize(
    ("fault", "kind", "told"),
    [
        (403, ConfigError, "refuses access"),
        (404, ConfigError, "There is no bucket reels"),
        (429, StorageError, "too much at once"),
        (500, StorageError, "cannot be reached now"),
        (503, StorageError, "too much at once"),
        (DROPPED, StorageError, "cannot be reached now"),
        (ANSWER_LOST, StorageError, "cannot be reached now"),
    ],
)
def test_what_a_bucket_refuses_is_told_and_leaves_nothing(
    fault: int, kind: type[Exception], told: str, bucket: Bucket, tmp_path: Path
) -> None:
    store = bucket.store(tmp_path)
    bucket.door.fail(fault, times=9)
    with pytest.raises(kind, match=told) as refused:
        store.put(KEY, _filled(b"segment"))
    assert list(tmp_path.rglob("*.mp4")) == []
    assert bucket.door.count("PUT") == (1 if fault in {403, 404} else 1 + HASTY.retries)
    bucket.door.heal()
    bucket.door.fail(fault, times=9)
    with pytest.raises(kind, match=told):
        store.find(KEY)
    assert bucket.door.count("GET") <= 1 + HASTY.retries
    assert "reels" in str(refused.value)
    assert "s3cret" not in str(refused.value) + repr(store.objects.url)


@pytest.mark.parametrize("fault", [429, 500, 503, DROPPED, ANSWER_LOST, TRUNCATED])
def test_one_fault_is_survived(fault: int, bucket: Bucket, tmp_path: Path) -> None:
    bucket.door.fail(fault, method="PUT")
    bucket.store(tmp_path / "one").put(KEY, _filled(b"segment" * 99_999))
    bucket.door.fail(fault, method="GET")
    found = bucket.store(tmp_path / "two").find(KEY)
    assert found is not None
    assert found.read_bytes() == b"segment" * 99_999


def test_a_body_that_always_ends_early_is_no_object(bucket: Bucket, tmp_path: Path) -> None:
    bucket.store(tmp_path / "one").put(KEY, _filled(b"segment" * 99_999))
    bucket.door.fail(TRUNCATED, method="GET", times=20)
    with pytest.raises(StorageError, match="cannot be reached now"):
        bucket.store(tmp_path / "two").find(KEY)
    assert [path for path in (tmp_path / "two").rglob("*") if path.is_file()] == []
    assert bucket.door.count("GET") < 10


def test_what_comes_down_damaged_is_no_object(bucket: Bucket, tmp_path: Path) -> None:
    import obstore

    objects = bucket.objects
    name = f"{objects.url.prefix}artifacts/{KEY}"
    obstore.put(objects._client, name, b"bad", attributes={"sha256": "0" * 64})
    with pytest.raises(StorageError, match="came damaged"):
        bucket.store(tmp_path).find(KEY)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_another_put_there_is_found_without_a_checksum(bucket: Bucket, tmp_path: Path) -> None:
    import obstore

    objects = bucket.objects
    obstore.put(objects._client, f"{objects.url.prefix}clips/v/s01/g1/a1/x_0.mp4", b"bought")
    (found,) = objects.list("clips/v/s01/g1/a1/")
    assert objects.get_file(found.key, tmp_path / "x.mp4")
    assert (tmp_path / "x.mp4").read_bytes() == b"bought"


def test_a_cut_upload_leaves_no_object_and_no_parts(bucket: Bucket, tmp_path: Path) -> None:
    body = os.urandom(20_000_000)
    bucket.door.fail(403, method="PUT")
    with pytest.raises(ConfigError, match="refuses access"):
        bucket.store(tmp_path / "one").put(KEY, _filled(body))
    assert bucket.door.count("DELETE") == 1
    assert bucket.store(tmp_path / "two").find(KEY) is None


def test_nothing_is_asked_again_for_what_was_compared_lately(
    bucket: Bucket, tmp_path: Path
) -> None:
    store = bucket.store(tmp_path)
    path = store.put(KEY, _filled(b"segment"))
    bucket.door.heal()
    assert store.find(KEY) == path
    assert bucket.door.requests == []
    _age(path, cloud.TRUST_S + 5)
    assert store.find(KEY) == path
    assert store.find(KEY) == path
    assert [line.split()[0] for line in bucket.door.requests] == ["HEAD"]


def test_a_cached_file_that_another_machine_replaced_is_fetched_anew(
    bucket: Bucket, tmp_path: Path
) -> None:
    one, two = bucket.store(tmp_path / "one"), bucket.store(tmp_path / "two")
    stale = two.put(KEY, _filled(b"older"))
    one.remove(KEY)
    one.put(KEY, _filled(b"newer"))
    _age(stale, cloud.TRUST_S + 5)
    found = two.find(KEY)
    assert found is not None
    assert found.read_bytes() == b"newer"


def test_the_sweep_keeps_the_bucket_and_what_is_in_use(bucket: Bucket, tmp_path: Path) -> None:
    store = bucket.store(tmp_path)
    old, new = store.put("a/old.mp4", _filled(b"1")), store.put("a/new.mp4", _filled(b"2"))
    left = tmp_path / "a" / ".half.1a2b.mp4"
    left.write_bytes(b"ha")
    os.utime(left, (time.time(), 0))
    _age(old, cloud.KEEP_S + 5)
    assert store.sweep(older_than_s=3600) == 2
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [new]
    assert store.find("a/old.mp4") == old


def test_a_store_crosses_processes_by_its_address(bucket: Bucket, tmp_path: Path) -> None:
    store = bucket.store(tmp_path)
    store.put(KEY, _filled(b"segment"))
    twin: CloudStore = pickle.loads(pickle.dumps(store))
    assert twin.find(KEY) == store.find(KEY)
    twin.put(RECORD, _filled(b"{}"))
    assert store.find(RECORD) is not None


def test_a_missing_bucket_is_told_by_the_first_look(bucket: Bucket, tmp_path: Path) -> None:
    url = bucket.url.replace("reels", "elsewhere")
    with pytest.raises(ConfigError, match=r"no bucket elsewhere.*REELWRIGHT_OBJECTS_URL"):
        CloudStore(url, bucket.access, tmp_path).find(KEY)


def test_a_wrong_key_is_told_with_what_to_set(bucket: Bucket, tmp_path: Path) -> None:
    if bucket.vendor == "gcs":
        access, setting = Access(credentials=str(tmp_path / "none.json")), "GOOGLE_CREDENTIALS"
    else:
        access, setting = Access("NOBODY:hush", bucket.access.base_url), "AWS_ACCESS_KEY_ID"
    with pytest.raises(ConfigError, match=setting) as told:
        CloudStore(bucket.url, access, tmp_path).find(KEY)
    assert "hush" not in str(told.value)


@pytest.mark.parametrize(
    "url", ["gs://", "s3:///x", "ftp://b/x", "b/x", "gs://b?x=1", "s3://k:s@b/x", "file://h/x"]
)
def test_an_address_that_names_no_place_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="REELWRIGHT_OBJECTS_URL") as told:
        open_store(url, Resources(tmp_path), tmp_path)
    assert "k:s" not in str(told.value)


def test_a_machine_without_the_network_says_so(tmp_path: Path) -> None:
    access = Access("k:s", "http://127.0.0.1:9")
    for url in ("gs://reels", "s3://reels"):
        with pytest.raises(StorageError, match=rf"{url} cannot be reached now.*_BASE_URL"):
            BucketObjects(url, access, patience=HASTY).size("artifacts/x")


def _age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds, path.stat().st_mtime))
