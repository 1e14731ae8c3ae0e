//! The OpenAPI document: what is the same for every operation is said once, here.

use super::{ROOT, TOKEN, VERSION, operations};
use crate::{App, Problem, Veldfout};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ContactBuilder, ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, Ref, RefOr, ResponseBuilder, Server,
};
use utoipa::{PartialSchema as _, ToSchema as _};

const PROBLEM: &str = "Problem";
const DESCRIPTION: &str = "Signalen over veiligheid: aanleveren, en volgen wat ermee gebeurt. Fouten volgen RFC 9457; \
    het veld `code` is stabiel. Een token krijgt u van de gemeente.";

/// The document with everything that the operations share.
pub(super) fn complete(app: &App, mut document: OpenApi) -> OpenApi {
    let gemeente = app.gemeente();
    let contact = ContactBuilder::new()
        .name(Some(format!("Gemeente {}", gemeente.naam)))
        .url((!gemeente.website.is_empty()).then(|| gemeente.website.clone()))
        .email((!gemeente.email.is_empty()).then(|| gemeente.email.clone()));
    let licence = LicenseBuilder::new().name("EUPL-1.2").identifier(Some("EUPL-1.2"));
    document.info = InfoBuilder::new()
        .title("Baken")
        .version(VERSION)
        .description(Some(DESCRIPTION))
        .contact(Some(contact.build()))
        .license(Some(licence.build()))
        .build();
    document.servers = Some(vec![Server::new(app.url(ROOT))]);
    let components = document.components.get_or_insert_default();
    components.schemas.insert(PROBLEM.to_owned(), Problem::schema());
    components.schemas.insert(Veldfout::name().into_owned(), Veldfout::schema());
    components.responses.insert(PROBLEM.to_owned(), problem());
    let scheme =
        HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("Token van de gemeente, per systeem"));
    components.security_schemes.insert(TOKEN.to_owned(), RefOr::T(SecurityScheme::Http(scheme.build())));
    for item in document.paths.paths.values_mut() {
        for (_, operation) in operations(item) {
            operation.responses.responses.insert("default".to_owned(), Ref::from_response_name(PROBLEM).into());
        }
    }
    document
}

fn problem() -> RefOr<utoipa::openapi::Response> {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(PROBLEM))).build();
    let response = ResponseBuilder::new().description("Elke fout").content("application/problem+json", content);
    RefOr::T(response.build())
}
