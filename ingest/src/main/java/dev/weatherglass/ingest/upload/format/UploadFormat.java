package dev.weatherglass.ingest.upload.format;

import java.util.List;

/// One kind of file that a tool writes. A format is one class and one line in the catalogue.
///
/// Implementations keep no state; any thread may call.
public interface UploadFormat {

  /// The tool's word in the path, as `k6`.
  String name();

  /// Other words that people use for it.
  default List<String> aliases() {
    return List.of();
  }

  /// Reads a file. What the tool may leave out is absent in the report, never an error.
  ///
  /// @throws UploadException if it is not what this tool writes
  Report read(Upload upload) throws UploadException;
}
