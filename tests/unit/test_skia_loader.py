"""Loading skia where graphics libraries are missing."""

import pytest

from reelwright.errors import ConfigError
from reelwright.motion.skia_loader import import_with_stand_ins, missing_library


def lacking(*missing):
    """An import that fails until a stand-in for each missing library is loaded."""
    left = list(missing)

    def import_module():
        if left:
            raise ImportError(f"{left[0]}: cannot open shared object file: No such file")

    return import_module, left.remove


def test_nothing_is_loaded_where_nothing_is_missing():
    assert import_with_stand_ins(*lacking()) == ()


def test_each_missing_library_gets_a_stand_in():
    missing = ("libEGL.so.1", "libGL.so.1", "libexpat.so.1")
    assert import_with_stand_ins(*lacking(*missing)) == missing


def test_a_library_without_stand_in_is_named_with_the_command_that_helps():
    with pytest.raises(ConfigError, match=r"libstdc.*apt-get install"):
        import_with_stand_ins(*lacking("libstdc++.so.6"))


def test_a_stand_in_that_does_not_help_ends_the_attempts():
    import_module, _ = lacking("libGL.so.1")
    with pytest.raises(ConfigError, match="libGL"):
        import_with_stand_ins(import_module, lambda name: None)


def test_another_import_error_is_not_taken_for_a_missing_library():
    assert missing_library("No module named 'skia'") == ""
