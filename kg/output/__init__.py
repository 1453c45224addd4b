"""Output: what is written is whole or not there, and what stood there before stays whole until then."""

from kg.output.places import check_file, check_folder, is_stream, refuse_inputs
from kg.output.write import write_folder, write_whole

__all__ = ["check_file", "check_folder", "is_stream", "refuse_inputs", "write_folder", "write_whole"]
