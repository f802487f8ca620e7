package dev.weatherglass.app.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/// Lets a HEAD pass the same door and reach the same resource as a GET (RFC 9110, section 9.3.2);
/// the server sends the headers of the answer and keeps the body back.
public final class HeadAsGet implements Filter {

  /// Set on a request that was a HEAD.
  static final String ATTRIBUTE = "weatherglass.head";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http && http.getMethod().equals("HEAD")) {
      http.setAttribute(ATTRIBUTE, true);
      next.doFilter(new Get(http), response);
    } else {
      next.doFilter(request, response);
    }
  }

  private static final class Get extends HttpServletRequestWrapper {

    Get(HttpServletRequest head) {
      super(head);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
