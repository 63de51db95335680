"""Say how a demo parcel travels: carriers, places and scans from Rotterdam to each country. Data only."""

from __future__ import annotations

from dataclasses import dataclass

HUB = ("Rotterdam", "NL")


@dataclass(frozen=True)
class Route:
    """Who carries parcels to a country, where they enter it and where they are held for pick-up."""

    carriers: tuple[str, ...]
    entry: str
    pickup: str
    customs: bool = True


@dataclass(frozen=True)
class Scan:
    """One scan of a journey: AfterShip's tag and sub-tag, the carrier's words, and where it happens."""

    tag: str
    subtag: str
    message: str
    place: str
    """``hub``, ``entry`` (the first town in the country) or ``home`` (the shopper's town)."""


ROUTES = {
    "US": Route(("usps", "ups", "fedex"), "Newark", "UPS Access Point, 19 Garden Street"),
    "CA": Route(("canada-post", "ups"), "Mississauga", "Canada Post, 640 Robson Street"),
    "MX": Route(("dhl",), "Toluca", "DHL ServicePoint, Avenida Durango 88"),
    "BR": Route(("brazil-correios", "dhl"), "Curitiba", "Correios, Rua Augusta 1500"),
    "GB": Route(("royal-mail", "dhl"), "Langley", "Royal Mail Customer Service Point, Station Road"),
    "CH": Route(("dhl", "ups"), "Basel", "DHL ServicePoint, Bahnhofstrasse 12"),
    "TR": Route(("ptt-posta", "dhl"), "Gebze", "PTT, Cumhuriyet Caddesi 40"),
    "KZ": Route(("dhl",), "Almaty", "DHL ServicePoint, Abay 52"),
    "SA": Route(("saudi-post", "dhl"), "Riyadh", "SPL, Olaya Street 71"),
    "AE": Route(("emirates-post", "dhl"), "Dubai", "Emirates Post, Al Karama"),
    "JP": Route(("taqbin-jp", "dhl"), "Narita", "PUDO, Omotesando Station"),
    "KR": Route(("korea-post", "dhl"), "Incheon", "GS25 Samseong"),
    "CN": Route(("china-ems", "dhl"), "Shanghai", "EMS, Huaihai Road 320"),
    "AU": Route(("australia-post", "dhl"), "Chullora", "Parcel Locker, Smith Street 210"),
    "NL": Route(("postnl",), "Nieuwegein", "PostNL, Oudegracht 121", customs=False),
    "DE": Route(("dhl-germany", "ups"), "Dorsten", "DHL Packstation 142", customs=False),
    "AT": Route(("dhl-germany", "ups"), "Hagenbrunn", "DHL Paketshop, Neubaugasse 33", customs=False),
    "FR": Route(("la-poste-colissimo", "ups"), "Gennevilliers", "Relais, rue Garibaldi 60", customs=False),
    "ES": Route(("spain-correos-es", "ups"), "Vitoria-Gasteiz", "Correos, Calle Colón 15", customs=False),
    "PT": Route(("dhl", "ups"), "Vialonga", "DHL ServicePoint, Rua Garrett 40", customs=False),
    "IT": Route(("poste-italiane", "ups"), "Bologna", "PuntoPoste, Via Savona 22", customs=False),
    "PL": Route(("poczta-polska", "ups"), "Wrocław", "Poczta Polska, ul. Hoża 41", customs=False),
}

_ANNOUNCED = Scan("InfoReceived", "InfoReceived_001", "Shipment information received", "hub")
_DEPARTED = (
    _ANNOUNCED,
    Scan("InTransit", "InTransit_002", "Accepted by carrier", "hub"),
    Scan("InTransit", "InTransit_007", "Departed from facility", "hub"),
)
_ENTERED = (Scan("InTransit", "InTransit_004", "Arrived in destination country", "entry"),)
_AT_CUSTOMS = (*_ENTERED, Scan("InTransit", "InTransit_006", "Customs clearance started", "entry"))
_CLEARED = (*_AT_CUSTOMS, Scan("InTransit", "InTransit_005", "Customs clearance completed", "entry"))
_NEARBY = Scan("InTransit", "InTransit_003", "Arrived at delivery depot", "home")
_OUT = Scan("OutForDelivery", "OutForDelivery_001", "Out for delivery", "home")

_ENDINGS = {
    "in_transit": (),
    "out_for_delivery": (_NEARBY, _OUT),
    "delivered": (_NEARBY, _OUT, Scan("Delivered", "Delivered_001", "Delivered", "home")),
    "attempt_fail": (_NEARBY, _OUT, Scan("AttemptFail", "AttemptFail_002", "Nobody at home", "home")),
    "available_for_pickup": (
        _NEARBY,
        Scan("AvailableForPickup", "AvailableForPickup_001", "Ready for collection", "home"),
    ),
    "damaged": (_NEARBY, Scan("Exception", "Exception_012", "Parcel found damaged", "home")),
    "lost": (Scan("Exception", "Exception_013", "Parcel cannot be located", "entry"),),
    "address": (_NEARBY, Scan("Exception", "Exception_007", "Address incomplete", "home")),
    "refused": (_NEARBY, _OUT, Scan("Exception", "Exception_003", "Refused by recipient", "home")),
    "returning": (_NEARBY, Scan("Exception", "Exception_010", "Returning to sender", "home")),
    "returned": (
        Scan("Exception", "Exception_010", "Returning to sender", "home"),
        Scan("Exception", "Exception_011", "Returned to sender", "hub"),
    ),
    "exception": (Scan("Exception", "Exception_005", "Delayed by external factors", "entry"),),
}
_AT_THE_BORDER = {
    "customs": Scan("Exception", "Exception_004", "Held by customs", "entry"),
    "payment": Scan("Exception", "Exception_006", "Held until import charges are paid", "entry"),
}


def journey(state: str, route: Route) -> tuple[Scan, ...]:
    """Return the scans of a parcel that has come to ``state``, the first scan first."""
    if state == "shipped":
        return ()
    if state == "info_received":
        return (_ANNOUNCED,)
    if state == "expired":
        return _DEPARTED
    if state in _AT_THE_BORDER:
        return (*_DEPARTED, *_AT_CUSTOMS, _AT_THE_BORDER[state])
    return (*_DEPARTED, *(_CLEARED if route.customs else _ENTERED), *_ENDINGS[state])
