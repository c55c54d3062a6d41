package io.followspot.ingest.onvif;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An XML message of someone else: without external entities, found by local names. */
final class SoapDocument {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private SoapDocument() {}

  /**
   * Parses a message.
   *
   * @throws OnvifException if it is not XML, or has a document type
   */
  static Element parse(byte[] bytes) throws OnvifException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // Otherwise errors are printed.
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new OnvifException("the answer is not XML: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All elements of a name within one, in any namespace. */
  static List<Element> all(Element within, String name) {
    NodeList found = within.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  static Optional<Element> first(Element within, String name) {
    return all(within, name).stream().findFirst();
  }

  /** The text of the first element of a name; empty if there is none. */
  static String text(Element within, String name) {
    return first(within, name).map(it -> it.getTextContent().strip()).orElse("");
  }

  /** A text for use in a message. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
